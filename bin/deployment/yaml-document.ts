import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, Pair, parseAllDocuments } from 'yaml';
import { countUntil } from './positions';
import { FieldPath, Locator, Position, Problem } from './problem';
import { codePoint, INVISIBLE } from './source';

const HINTS: { [code: string]: string } = {
  TAB_AS_INDENT: 'indent with spaces',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that contains ": " in quotes',
  MISSING_CHAR: 'check quotes, brackets and the colon after the key',
  BAD_INDENT: 'check the indentation of this line and the one above',
};

/** A parsed deployment file that knows where each field stands. */
export class YamlDocument implements Locator {
  public readonly data: unknown;
  public readonly problems: Problem[] = [];
  private readonly lines = new LineCounter();
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<string, number>();
  private readonly scalars: { path: FieldPath; start: number; end: number }[] = [];

  constructor(private readonly text: string) {
    // Duplicate keys are found here rather than by the library, so that the problem can name the field.
    const documents = parseAllDocuments(text, {
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: false,
      version: '1.2',
    });
    this.checkSyntax(documents);
    if (this.problems.length > 0) return;
    this.data = this.read(documents[0]?.contents ?? null, []);
    if (this.data !== null) return;
    this.problems.push({ field: 'file', message: 'is empty; start from examples/single-tenant.yaml' });
  }

  public positionOf(path: FieldPath, at: 'key' | 'value'): Position {
    const id = JSON.stringify(path);
    const offset = at === 'key' ? (this.keys.get(id) ?? this.values.get(id)) : this.values.get(id);
    if (offset !== undefined) return this.position(offset);
    return path.length === 0 ? { line: 1, column: 1 } : this.positionOf(path.slice(0, -1), 'key');
  }

  /** The field whose key or value covers an offset; nothing for a comment. */
  public fieldAt(offset: number): FieldPath | undefined {
    const last = this.scalars[countUntil(this.scalars, ({ start }) => start > offset) - 1];
    return last !== undefined && offset < last.end ? last.path : undefined;
  }

  private checkSyntax(documents: Document.Parsed[]): void {
    const errors = documents.flatMap(document => document.errors);
    const exhausted = errors.find(error => error.code === 'RESOURCE_EXHAUSTION');
    for (const error of exhausted === undefined ? errors : [exhausted]) {
      const message = exhausted === undefined ? error.message : 'is nested too deeply';
      const hint = HINTS[error.code];
      this.refuse('yaml', `${decapitalize(message)}${hint === undefined ? '' : `; ${hint}`}`, error.pos[0]);
    }
    if (documents[0]?.directives.yaml.explicit) {
      this.refuse('yaml', '%YAML directives are not allowed; remove the line', 0);
    }
    const second = documents[1];
    if (second !== undefined) {
      const message = 'holds more than one document; keep one deployment per file and remove the "---" between them';
      this.refuse('yaml', message, second.contents?.range[0] ?? second.range[0]);
    }
  }

  private read(node: Node | null, path: FieldPath): unknown {
    if (node === null) return null;
    const start = node.range?.[0] ?? 0;
    this.values.set(JSON.stringify(path), start);
    this.checkPlain(node, path, start);
    if (isMap<Node, Node>(node)) return this.readMap(node.items, path);
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.read(item, [...path, index]));
    if (!isScalar(node)) return null;
    const end = node.range?.[1] ?? start;
    this.scalars.push({ path, start, end });
    if (typeof node.value === 'string') this.checkVisible(node.value, path, { start, end });
    return node.value;
  }

  private readMap(pairs: Pair<Node, Node>[], path: FieldPath): { [key: string]: unknown } {
    const result: { [key: string]: unknown } = {};
    for (const { key, value } of pairs) {
      const name = this.readKey(key, path);
      if (name === undefined) continue;
      const field = [...path, name];
      const start = key.range?.[0] ?? 0;
      const earlier = this.keys.get(JSON.stringify(field));
      if (earlier !== undefined) {
        const message = `stands twice, first in line ${this.position(earlier).line}; keep one of them`;
        this.refuse(field, message, start);
        continue;
      }
      this.keys.set(JSON.stringify(field), start);
      this.values.set(JSON.stringify(field), start);
      this.scalars.push({ path: field, start, end: key.range?.[1] ?? start });
      result[name] = this.read(value, field);
    }
    return result;
  }

  private readKey(key: Node, path: FieldPath): string | undefined {
    const start = key.range?.[0] ?? 0;
    this.checkPlain(key, path, start);
    if (!isScalar(key)) {
      this.refuse(path, 'has a list or a section as a key; keys are plain words', start);
      return undefined;
    }
    const name = key.source ?? String(key.value);
    if (!this.checkVisible(name, path, { start, end: key.range?.[1] ?? start })) return undefined;
    if (name === '<<') this.refuse(path, 'merge keys ("<<") are not allowed; write the values out', start);
    if (name === '__proto__') this.refuse(path, 'the key "__proto__" is not allowed; remove it', start);
    return name === '<<' || name === '__proto__' ? undefined : name;
  }

  /** What a reviewer reads must be what is deployed: no indirection, no types that the eye does not see. */
  private checkPlain(node: Node, path: FieldPath, start: number): void {
    if (isAlias(node)) {
      this.refuse(path, `the alias "*${node.source}" is not allowed; write the value out`, start);
    } else if (node.anchor !== undefined) {
      this.refuse(path, `the anchor "&${node.anchor}" is not allowed; remove it`, start);
    }
    if (node.tag !== undefined) {
      const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
      this.refuse(path, `the tag "${tag}" is not allowed; write a plain value, in quotes if it is text`, start);
    }
  }

  /** An escape such as "\e" would write to the terminal of whoever prints the value. */
  private checkVisible(value: string, path: FieldPath, { start, end }: { start: number; end: number }): boolean {
    const character = value.match(INVISIBLE)?.[0];
    // One that stands there as it is is told already.
    if (character === undefined || this.text.slice(start, end).includes(character)) return true;
    this.refuse(path, `holds the invisible character ${codePoint(character)}, written as an escape; remove it`, start);
    return false;
  }

  private refuse(field: FieldPath | string, message: string, offset: number): void {
    this.problems.push({ field, message, position: this.position(offset) });
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function decapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
