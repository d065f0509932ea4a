import { isCollection, isPair, isSeq, Node, Pair, YAMLSeq } from 'yaml';

/** A key of the deployment file with what stands behind it. */
export type Field = Pair<Node, Node | null>;

/** The whole lines of an entry of a list. */
export interface ListEntry {
  readonly start: number;
  /** Behind the last line; comments below the fields belong to the entry when they are indented as its fields are. */
  readonly end: number;
}

/** A list that is written with dashes, as it stands in the text. */
export interface BlockList {
  /** Column of the dashes, from 0. */
  readonly indent: number;
  readonly entries: readonly ListEntry[];
}

/** Finds the entries of a list; nothing when it is not written with dashes. */
export function blockList(text: string, value: Node | null): BlockList | undefined {
  if (!isSeq<Node>(value) || value.flow === true) return undefined;
  const dashes = dashOffsets(value);
  const starts = dashes.map(dash => lineStart(text, dash));
  const indent = (dashes[0] ?? 0) - (starts[0] ?? 0);
  const entries = starts.map((start, index) => {
    const last = Math.max(dashes[index] ?? 0, lastOffset(value.items[index]) - 1);
    return { start, end: withComments(text, lineEnd(text, last), starts[index + 1] ?? text.length, indent) };
  });
  return { indent, entries };
}

/** Behind the last line of a field and of what belongs to it, the comments below a list too. */
export function fieldEnd(text: string, field: Field): number {
  const list = blockList(text, field.value);
  const end = list?.entries.at(-1)?.end;
  if (list === undefined || end === undefined) return lineEnd(text, Math.max(0, lastOffset(field) - 1));
  if (list.indent > fieldColumn(text, field)) return withComments(text, end, text.length, list.indent - 1);
  // Their column does not tell whose they are: what stands straight above the next field is about that.
  return end + (COMMENTS_ABOVE_A_BLANK_LINE.exec(text.slice(end))?.[0].length ?? 0);
}

const COMMENTS_ABOVE_A_BLANK_LINE = /^(?:[ \t]*#.*(?:\r?\n|$))+(?=[ \t]*(?:\r?\n|$))/;

/** How far a field stands from the left. */
export function fieldColumn(text: string, { key }: Field): number {
  const start = key.range?.[0] ?? 0;
  return start - lineStart(text, start);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends that an offset is in, its line break included. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function dashOffsets({ srcToken }: YAMLSeq): number[] {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

/** Behind the last value: the range of a section takes in the comments below it, whatever they are about. */
function lastOffset(node: unknown): number {
  if (isPair<Node, Node | null>(node)) return Math.max(lastOffset(node.key), lastOffset(node.value));
  if (isCollection(node) && node.flow !== true && node.items.length > 0) return lastOffset(node.items.at(-1));
  return (node as Node | null | undefined)?.range?.[1] ?? 0;
}

function withComments(text: string, offset: number, limit: number, indent: number): number {
  let end = offset;
  for (let line = offset; line < limit; line = lineEnd(text, line)) {
    const content = text.slice(line, lineEnd(text, line));
    if (content.trim() === '') continue;
    if (!content.trimStart().startsWith('#') || content.search(/\S/) <= indent) break;
    end = lineEnd(text, line);
  }
  return end;
}
