import * as fc from 'fast-check';
import { CellsDeployment } from '../../../bin/deployment/deployment';
import { parseDeployment } from '../../../bin/deployment/parse';
import { EditedText } from '../../../bin/tenants/edited-text';
import { ACME, open, withLayout } from '../../bin/tenants/fixture';
import { apply, blockOf, Edit, randomEdit, State } from '../../bin/tenants/random-edits';
import { Places } from './places';
import { Rendered, renderTemplates, renderTenants } from './rendered';

const SEQUENCES = 500;
const SYNTHESIZED = 20;

/** What a sequence of edits made of a file, and the tenants that it was about. */
interface Run {
  readonly text: string;
  readonly touched: ReadonlySet<string>;
  /** The cells that these tenants were or are in. */
  readonly cells: ReadonlySet<string>;
  readonly kinds: string[];
  /** What somebody was given that is another's. */
  readonly conflicts: string[];
}

/** Edits of a file; half of the changes are of what the gateway is and may do. */
function run(edits: readonly Edit[]): Run {
  let state: State = { ...open(ACME), today: '2026-11-01' };
  const places = new Places();
  const done: { readonly kind: string; readonly id: string; readonly cells: string[] }[] = [];
  const conflicts = places.note(state.layout);
  for (const edit of edits) {
    const before = state;
    const { state: after, id } = apply(before, edit);
    state = edit.kind === 'change' && edit.where % 2 === 0 ? enlarge(after, id, edit.where) : after;
    if (state.source.text === before.source.text) continue;
    conflicts.push(...places.note(state.layout));
    const cells = [before, state].flatMap(({ layout: { tenants, removedTenants } }) =>
      [...tenants, ...removedTenants].filter(entry => entry.id === id).map(({ cell }) => cell),
    );
    done.push({ kind: edit.kind, id, cells });
  }
  return {
    text: state.source.text,
    touched: new Set(done.map(({ id }) => id)),
    cells: new Set(done.flatMap(({ cells }) => cells)),
    kinds: done.map(({ kind }) => kind),
    conflicts,
  };
}

/** Gives a tenant another host to reach, a larger task and a key of its own, once. */
function enlarge(state: State, id: string, where: number): State {
  const block = blockOf(state.source.text, id).join('');
  const [line, indent] = /^( +)owner: .*\n/m.exec(block) ?? [];
  if (line === undefined || block.includes('encryption:')) return state;
  const further = [
    `extraDomains: [{ host: host-${where % 50}.example.com, reason: The agent looks things up., owner: somebody }]`,
    'size: { cpu: 1024, memoryMiB: 4096 }',
    'encryption: own',
  ].map(field => `${indent}${field}\n`);
  const larger = block.replace(line, () => [line, ...further].join(''));
  return { ...state, ...withLayout(new EditedText(state.source.text.replace(block, () => larger))) };
}

function read(text: string): CellsDeployment {
  const { deployment, problems } = parseDeployment('acme.yaml', text);
  if (deployment === undefined || deployment.topology === 'single-tenant') throw new Error(problems.join('\n'));
  return deployment;
}

/** What of the first differs in the second, or is gone, although nobody touched it. */
function changed(before: Map<string, Rendered>, after: Map<string, Rendered>, { touched, cells }: Run): string[] {
  return [...before]
    .filter(([name, { tenant, cell }]) =>
      tenant === undefined ? name.endsWith('-cell') || !cells.has(cell) : !touched.has(tenant),
    )
    .filter(([name, { text }]) => after.get(name)?.text !== text)
    .map(([name]) => name);
}

const sequence = (minLength: number) => fc.array(randomEdit, { minLength, maxLength: 10 });
const unedited = read(ACME);

test(`in ${SEQUENCES} sequences what is rendered for a tenant stays as long as nobody edits it`, () => {
  const before = renderTenants(unedited);
  const seen = new Map<string, number>();
  const property = fc.property(sequence(3), edits => {
    const result = run(edits);
    for (const kind of result.kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    expect(changed(before, renderTenants(read(result.text)), result)).toEqual([]);
  });
  fc.assert(property, { numRuns: SEQUENCES });
  expect(Math.min(...['add', 'remove', 'move', 'forget', 'change'].map(kind => seen.get(kind) ?? 0))).toBeGreaterThan(
    25,
  );
});

test(`in ${SEQUENCES} sequences nobody gets a slot, port, priority, host or path of another before that is forgotten`, () => {
  const property = fc.property(sequence(6), edits => {
    expect(run(edits).conflicts).toEqual([]);
  });
  fc.assert(property, { numRuns: SEQUENCES });
});

test(`in ${SYNTHESIZED} sequences the templates of cells and of tenants that nobody edits stay the same bytes`, () => {
  const before = renderTemplates(unedited);
  let edited = 0;
  const property = fc.property(sequence(4), edits => {
    const result = run(edits);
    const after = renderTemplates(read(result.text));
    expect(changed(before, after, result)).toEqual([]);
    edited += [...after].some(([name, { text }]) => before.get(name)?.text !== text) ? 1 : 0;
  });
  fc.assert(property, { numRuns: SYNTHESIZED });
  expect(edited).toBeGreaterThan(SYNTHESIZED / 2);
});
