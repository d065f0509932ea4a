import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { parseDeployment } from '../../../bin/deployment/parse';
import { Layout } from '../../../bin/tenants/layout';
import { ACME, open } from '../../bin/tenants/fixture';
import { linesOnlyIn } from '../../bin/tenants/line-changes';
import { apply, blockOf, Edit, Outcome, randomEdit, State } from '../../bin/tenants/random-edits';

const CELLS = fs.readFileSync(path.join(__dirname, '..', '..', 'deployment', 'fixtures', 'cells.yaml'), 'utf8');
const STARTS = [ACME, ACME.replaceAll('\n', '\r\n'), ACME.trimEnd(), ACME.replace(/\n\n/g, '\n'), CELLS];
const SEQUENCES = 500;

/** What is in use must be in use once. */
function usedPlaces({ tenants, removedTenants }: Layout): string[] {
  return [...tenants, ...removedTenants].flatMap(({ id, cell, slot, host = id }) => [
    `slot ${slot} of ${cell}`,
    `port ${3100 + slot} of ${cell}`,
    `host ${host}.${cell}`,
    `path /tenants/${id} of ${cell}`,
  ]);
}

/** Lines that are about a tenant, or about nobody. */
function mayChange(text: string, id: string): (line: string) => boolean {
  const block = new Set(blockOf(text, id).map(line => line.replace('\n', '')));
  const isNobody = (line: string) =>
    /^(tenants|removedTenants):|^ *- id: [a-z]{1,2}\r?$|^ +kind: (shared|dedicated)\r?$/.test(line);
  return line => block.has(line) || isTombstone(line, id) || isNobody(line);
}

function isTombstone(line: string, id: string): boolean {
  return new RegExp(`^ *- \\{ id: "?${id}"?, .*removedOn`).test(line);
}

function expectOthersUntouched(before: State, { state: after, id }: Outcome): void {
  const [old, now] = [before.source.text, after.source.text];
  expect(linesOnlyIn(old, now).filter(line => !mayChange(old, id)(line))).toEqual([]);
  expect(linesOnlyIn(now, old).filter(line => !mayChange(now, id)(line))).toEqual([]);
  for (const tenant of before.layout.tenants.filter(other => other.id !== id)) {
    expect(blockOf(now, tenant.id)).toEqual(blockOf(old, tenant.id));
  }
}

function expectEachPlaceOnce({ layout }: State): void {
  const places = usedPlaces(layout);
  expect(places.filter((place, index) => places.indexOf(place) < index)).toEqual([]);
}

/** Runs a sequence, and answers what became of each edit. */
function run(text: string, edits: readonly Edit[]): string[] {
  let state: State = { ...open(text), today: '2026-11-01' };
  const kinds = edits.map(edit => {
    const outcome = apply(state, edit);
    const before = state;
    state = outcome.state;
    if (state.source !== before.source) {
      if (edit.kind !== 'comment') expectOthersUntouched(before, outcome);
      expectEachPlaceOnce(state);
    }
    return outcome.refusal === undefined ? edit.kind : 'refused';
  });
  // Each beginning of a random sequence is one as well, so that the end of each is enough.
  expect(parseDeployment('acme.yaml', state.source.text).problems).toEqual([]);
  return kinds;
}

test(`in ${SEQUENCES} random sequences no place is used twice, nobody else's lines change, and the file stays valid`, () => {
  const seen = new Map<string, number>();
  const sequence = fc.array(randomEdit, { minLength: 3, maxLength: 10 });
  const property = fc.property(fc.constantFrom(...STARTS), sequence, (text, edits) => {
    for (const kind of run(text, edits)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  });
  fc.assert(property, { numRuns: SEQUENCES });
  // Each kind of edit was done often enough to have been tried.
  expect(
    Math.min(...['add', 'remove', 'move', 'forget', 'change', 'comment', 'refused'].map(kind => seen.get(kind) ?? 0)),
  ).toBeGreaterThan(25);
});
