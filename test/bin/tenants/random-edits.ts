import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { addTenant } from '../../../bin/tenants/add-tenant';
import { daysAfter } from '../../../bin/tenants/day';
import { EditedText } from '../../../bin/tenants/edited-text';
import { forgetTenant } from '../../../bin/tenants/forget-tenant';
import { Layout } from '../../../bin/tenants/layout';
import { moveTenant } from '../../../bin/tenants/move-tenant';
import { removeTenant } from '../../../bin/tenants/remove-tenant';
import { TenantProblem } from '../../../bin/tenants/tenant-problem';
import { Classification } from '../../../lib/tenancy';
import { withLayout } from './fixture';

/** A deployment file on a day. */
export interface State {
  readonly source: EditedText;
  readonly layout: Layout;
  readonly today: string;
}

/** What somebody does to a file; the numbers choose among what is there. */
export interface Edit {
  readonly kind: 'add' | 'remove' | 'move' | 'forget' | 'change' | 'comment';
  readonly who: number;
  readonly where: number;
  readonly classification: Classification;
  readonly days: number;
}

/** What an edit led to: the tenant that it was about, or why it was refused. */
export interface Outcome {
  readonly state: State;
  readonly id: string;
  readonly refusal?: string;
}

const IDS = ['support', 'legal', 'sales', 'hr', 'null', 'board-office', 'it', 'lab', 'shop', 'yard', 'true', 'on'];
const HOSTS = [undefined, undefined, undefined, 'help', 'sales'];

export const randomEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('add', 'add', 'add', 'remove', 'move', 'forget', 'forget', 'change', 'comment'),
  who: fc.noBias(fc.nat()),
  where: fc.noBias(fc.nat()),
  classification: fc.constantFrom(...Object.values(Classification)),
  days: fc.constantFrom(0, 1, 40),
});

/** Does to a file what an edit says. */
export function apply(state: State, edit: Edit): Outcome {
  const { source, layout, today } = state;
  const later = daysAfter(today, edit.days);
  const next = (edited: EditedText) =>
    edited.text === source.text ? { source, layout, today: later } : { ...withLayout(edited), today: later };
  const id = edit.kind === 'comment' ? '' : target(layout, edit);
  try {
    return { id, state: next(EDITS[edit.kind](source, layout, { ...edit, id, today })) };
  } catch (error) {
    if (!(error instanceof TenantProblem)) throw error;
    return { id, state: next(source), refusal: error.message };
  }
}

interface Target extends Edit {
  readonly id: string;
  readonly today: string;
}

const EDITS: { [Kind in Edit['kind']]: (source: EditedText, layout: Layout, edit: Target) => EditedText } = {
  add: (source, layout, { id, where, classification, days }) => {
    const governance = { owner: 'somebody', purpose: 'Does one thing: well.', reviewBy: '2030-01-01' };
    const modelProvider = { kind: 'openAi', model: 'gpt-5.5' };
    const tenant = { id, classification, host: pick(HOSTS, days + where), cell: wanted(layout, where), modelProvider };
    return addTenant(source, layout, { ...tenant, ...governance }).source;
  },
  remove: (source, layout, { id, today, days }) =>
    removeTenant(source, layout, id, { today, keepDays: days + 1 }).source,
  move: (source, layout, { id, today, where }) =>
    moveTenant(source, layout, id, { today, cell: wanted(layout, where) }).source,
  forget: (source, layout, { id, today }) => forgetTenant(source, layout, { id, today }).source,
  change: (source, _layout, { id, where }) => changed(source, id, where),
  comment: commented,
};

function target({ tenants, removedTenants }: Layout, { kind, who }: Edit): string {
  const known = (kind === 'forget' ? removedTenants : tenants).map(({ id }) => id);
  return pick(kind === 'add' || known.length === 0 ? IDS : known, who);
}

/** One time in three a cell is named. */
function wanted({ cells }: Layout, where: number): string | undefined {
  return where % 3 === 0 ? pick(cells, where).id : undefined;
}

/** A person writes another owner into an entry. */
function changed({ text }: EditedText, id: string, where: number): EditedText {
  const block = blockOf(text, id).join('');
  const after = block.replace(/owner: ['"]?[\w-]+['"]?/, `owner: team-${where % 100}`);
  return new EditedText(text.replace(block, () => after));
}

/** A person writes a comment or a blank line somewhere, where it is none of the content. */
function commented(source: EditedText, _layout: Layout, { who, where }: Edit): EditedText {
  const lines = linesOf(source.text);
  const at = who % lines.length;
  const line = pick(['\n', '# A note.\n', '  # A note.\n', '    # A note.\n'], where);
  const after = new EditedText([...lines.slice(0, at), line, ...lines.slice(at)].join(''));
  return isDeepStrictEqual(after.data, source.data) ? after : source;
}

/** The lines of a text, each with its break. */
export function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** The lines of a tenant's entry, with the comments below it that are indented as its fields are. */
export function blockOf(text: string, id: string): string[] {
  const lines = linesOf(text);
  const list = lines.findIndex(line => line.startsWith('tenants:'));
  const start = lines.findIndex((line, index) => index > list && idOf(line) === id);
  if (start < 0) return [];
  const isInside = (line: string) => indentOf(line) > indentOf(lines[start] ?? '');
  const below = lines.slice(start + 1);
  const next = below.findIndex(line => isContent(line) && !isInside(line));
  const own = next < 0 ? below : below.slice(0, next);
  const content = own.findLastIndex(isContent) + 1;
  const stranger = own.findIndex((line, index) => index >= content && line.trim() !== '' && !isInside(line));
  const block = stranger < 0 ? own : own.slice(0, stranger);
  return [lines[start] ?? '', ...block.slice(0, block.findLastIndex(line => line.trim() !== '') + 1)];
}

function isContent(line: string): boolean {
  return !/^\s*(#|$)/.test(line);
}

function idOf(line: string): string | undefined {
  return /^ *- (?:\{ )?id: "?([\w-]+)"?/.exec(line)?.[1];
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}
