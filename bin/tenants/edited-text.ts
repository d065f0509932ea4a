import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, Node, parse, parseDocument, stringify, YAMLMap } from 'yaml';
import { FieldPath, fieldName } from '../deployment/problem';
import { blockList, Field, fieldColumn, fieldEnd, ListEntry, lineEnd } from './block-list';
import { TenantProblem } from './tenant-problem';

const DEFAULT_INDENT = 2;

const NO_BLOCK_LIST = 'must be a list with each entry on lines of its own, after "- "';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Data = { readonly [key: string]: unknown };

/**
 * The text of a deployment file, which is edited at single places while all else keeps its bytes.
 *
 * Each edit is read back: it says what was meant and nothing else, or it is refused.
 */
export class EditedText {
  public readonly data: Data;
  private readonly root: YAMLMap<Node, Node | null>;
  private readonly lineBreak: string;

  constructor(public readonly text: string) {
    const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false, version: '1.2' });
    if (document.errors.length > 0 || !isMap<Node, Node | null>(document.contents)) {
      throw new TenantProblem('is no YAML that can be edited');
    }
    if (document.contents.flow === true) {
      throw new TenantProblem('is written in braces, as JSON is; write it as YAML, one key a line, to have it edited');
    }
    this.root = document.contents;
    this.data = plainData(document);
    this.lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Adds an entry, given as the lines of its fields, to the end of a list; a list that is missing is made below `after`. */
  public append(list: string, fields: readonly string[], after: string): EditedText {
    const entry: unknown = parse(fields.join('\n'), { version: '1.2' });
    return this.edited(this.appended(list, fields, after), {
      ...this.data,
      [list]: [...this.entriesOf(list), entry],
    });
  }

  /** Takes an entry out of a list, with the comments inside it. */
  public remove(list: string, index: number): EditedText {
    const rest = this.entriesOf(list).filter((_, position) => position !== index);
    const removal = this.removal(list, index);
    const colon = this.colonEnd(this.existing(list));
    const emptied = { start: colon, end: colon, text: ' []' };
    const splices = rest.length === 0 ? [emptied, removal] : [removal];
    return this.edited(splices, { ...this.data, [list]: rest });
  }

  /** Writes another word in the place of a value. */
  public replace(path: FieldPath, value: string | number): EditedText {
    const node: unknown = this.root.getIn(path, true);
    if (!isScalar(node) || node.range == null) throw new TenantProblem(`${fieldName(path)} is no plain value`);
    const [start, end] = node.range;
    const isQuoted = typeof value === 'string' && node.type === 'QUOTE_DOUBLE';
    const text = isQuoted ? JSON.stringify(value) : stringify(value).trimEnd();
    return this.edited([{ start, end, text }], replaced(this.data, path, value));
  }

  /** The line that an entry begins in. */
  public lineOf(list: string, index: number): number {
    return this.text.slice(0, this.entry(list, index).start).split('\n').length;
  }

  /** How many lines straight above an entry are comments: they stay when the entry goes. */
  public commentsAbove(list: string, index: number): number {
    const above = this.text.slice(0, this.entry(list, index).start).split('\n').slice(0, -1);
    return above.length - 1 - above.findLastIndex(line => !line.trimStart().startsWith('#'));
  }

  /** Whether the last entry of a list is written in braces. */
  public isCompact(list: string): boolean {
    const value = this.field(list)?.value;
    const last = isSeq(value) ? value.items.at(-1) : undefined;
    return isMap(last) && last.flow === true;
  }

  private appended(list: string, fields: readonly string[], after: string): Splice[] {
    const field = this.field(list);
    if (field === undefined) return [this.startedBelow(this.existing(after), list, fields)];
    const known = blockList(this.text, field.value);
    const [last, beforeLast] = known?.entries.toReversed() ?? [];
    if (known === undefined || last === undefined) return this.startedAt(field, list, fields);
    const isSpaced = beforeLast !== undefined && /^[ \t]*\r?\n/m.test(this.text.slice(beforeLast.end, last.start));
    return [this.insertion(last.end, entryLines(fields, known.indent), isSpaced)];
  }

  private startedBelow(field: Field, list: string, fields: readonly string[]): Splice {
    const pad = ' '.repeat(fieldColumn(this.text, field));
    const lines = [`${pad}${list}:`, ...entryLines(fields, this.listIndent(field))];
    return this.insertion(fieldEnd(this.text, field), lines, this.isSpaced(field));
  }

  /** The list has no entry yet: it is `[]`, or nothing at all. */
  private startedAt(field: Field, list: string, fields: readonly string[]): Splice[] {
    const start = this.colonEnd(field);
    const end = Math.max(start, field.value?.range?.[1] ?? 0);
    const value = this.text.slice(start, end);
    if (!/^[ \t]*(\[[ \t]*\])?$/.test(value)) {
      throw new TenantProblem(`${list} ${NO_BLOCK_LIST}`);
    }
    const below = this.insertion(lineEnd(this.text, end), entryLines(fields, this.listIndent(field)));
    // Blanks alone part the colon from a comment, which would be none without them.
    return value.trim() === '' ? [below] : [{ start, end, text: '' }, below];
  }

  private insertion(at: number, lines: readonly string[], isSpaced = false): Splice {
    const text = (isSpaced ? ['', ...lines] : lines).join(this.lineBreak);
    const isAtLineStart = at === 0 || this.text[at - 1] === '\n';
    return { start: at, end: at, text: isAtLineStart ? text + this.lineBreak : this.lineBreak + text };
  }

  private removal(list: string, index: number): Splice {
    const { start, end } = this.entry(list, index);
    const [above, below] = [this.text.slice(0, start), this.text.slice(end)];
    const [, blankAbove = ''] = /(?:^|\n)((?:[ \t]*\r?\n)*)$/.exec(above) ?? [];
    const [blankBelow = ''] = /^(?:[ \t]*\r?\n)*/.exec(below) ?? [];
    if (below.trim() === '') return { start: start - blankAbove.length, end, text: '' };
    const isFirst = index === 0 && this.entriesOf(list).length > 1 && this.commentsAbove(list, index) === 0;
    // Of the blank lines on both sides of the entry, one side goes on parting its neighbours.
    return { start, end: blankAbove !== '' || isFirst ? end + blankBelow.length : end, text: '' };
  }

  private edited(splices: readonly Splice[], expected: Data): EditedText {
    const inOrder = splices.toSorted((a, b) => b.start - a.start);
    const text = inOrder.reduce(
      (all, { start, end, text: part }) => all.slice(0, start) + part + all.slice(end),
      this.text,
    );
    const result = new EditedText(text);
    if (isDeepStrictEqual(result.data, expected)) return result;
    throw new TenantProblem('is written in a way that this command cannot edit without touching the lines around it');
  }

  private field(key: string): Field | undefined {
    return this.root.items.find(({ key: node }) => isScalar(node) && node.value === key);
  }

  private existing(key: string): Field {
    const field = this.field(key);
    if (field === undefined) throw new TenantProblem(`has no ${key}`);
    return field;
  }

  private entriesOf(list: string): readonly unknown[] {
    const entries = this.data[list];
    return Array.isArray(entries) ? entries : [];
  }

  private entry(list: string, index: number): ListEntry {
    const known = blockList(this.text, this.existing(list).value);
    if (known === undefined) {
      throw new TenantProblem(`${list} ${NO_BLOCK_LIST}`);
    }
    const entry = known.entries[index];
    if (entry === undefined) throw new Error(`${list} has no entry ${index}`);
    return entry;
  }

  private colonEnd({ key }: Field): number {
    return this.text.indexOf(':', key.range?.[1] ?? 0) + 1;
  }

  /** How far dashes of lists stand from the left in this file. */
  private listIndent(field: Field): number {
    const lists = this.root.items.flatMap(({ value }) => blockList(this.text, value) ?? []);
    const known = lists.find(({ entries }) => entries.length > 0)?.indent;
    return known ?? fieldColumn(this.text, field) + DEFAULT_INDENT;
  }

  /** Whether a blank line parts a field from the one above, comments between them aside. */
  private isSpaced({ key }: Field): boolean {
    const above = this.text
      .slice(0, key.range?.[0] ?? 0)
      .split('\n')
      .slice(0, -1);
    return above.findLast(line => !line.trimStart().startsWith('#'))?.trim() === '';
  }
}

function plainData(document: Document): Data {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new TenantProblem('has aliases ("*name"); write the values out');
  }
}

function entryLines(fields: readonly string[], indent: number): string[] {
  const pad = ' '.repeat(indent);
  return fields.map((field, index) => (field === '' ? '' : `${pad}${index === 0 ? '- ' : '  '}${field}`));
}

function replaced(data: unknown, [key, ...rest]: FieldPath, value: unknown): Data {
  if (key === undefined) return value as Data;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as Data) }) as { [key: string | number]: unknown };
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}
