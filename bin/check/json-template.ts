import { LineCounter } from 'yaml';
import { MAX_DEPTH, ParsedTemplate, Place, Position, positionAt, TemplateProblem } from './parsed-template';

/** Parses a template in JSON; strict about keys that stand twice, of which CloudFormation would take the last. */
export function parseJsonTemplate(text: string): ParsedTemplate {
  const data = parse(text);
  // The parser of the language takes the last of two equal keys, and tells no position of what it read.
  new Scanner(text, (place, offset, isTwice) => {
    if (!isTwice) return;
    throw new TemplateProblem(`holds "${place.join('.')}" twice; keep one of them`, positionAt(text, offset));
  }).scan();
  return { data, locate: places => locate(text, places) };
}

type Visit = (place: Place, offset: number, isTwice: boolean) => void;

interface Level {
  /** The keys so far; a list has none. */
  readonly keys?: Set<string>;
  part: string | number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\],:"]+/g;

/** Tells each key and each element of a list in a text that is valid JSON. */
class Scanner {
  private readonly levels: Level[] = [];
  private expectsKey = false;

  constructor(
    private readonly text: string,
    private readonly visit: Visit,
  ) {}

  scan(): void {
    for (const { 0: token, index } of this.text.matchAll(TOKEN)) {
      if (token === ',') this.next();
      else if (token === '}' || token === ']') this.leave();
      else this.take(token, index);
    }
  }

  private take(token: string, offset: number): void {
    if (this.expectsKey) this.readKey(token, offset);
    else this.readValue(token, offset);
  }

  private leave(): void {
    this.levels.pop();
    this.expectsKey = false;
  }

  private next(): void {
    const level = this.levels.at(-1);
    this.expectsKey = level?.keys !== undefined;
    if (level !== undefined && typeof level.part === 'number') level.part += 1;
  }

  private readKey(token: string, offset: number): void {
    const level = this.levels.at(-1);
    const key = String(JSON.parse(token));
    const isTwice = level?.keys?.has(key) ?? false;
    level?.keys?.add(key);
    if (level !== undefined) level.part = key;
    this.visit(this.place(), offset, isTwice);
    this.expectsKey = false;
  }

  private readValue(token: string, offset: number): void {
    if (typeof this.levels.at(-1)?.part === 'number') this.visit(this.place(), offset, false);
    if (token === '{') this.levels.push({ keys: new Set(), part: '' });
    if (token === '[') this.levels.push({ part: 0 });
    this.expectsKey = token === '{';
    if (this.levels.length > MAX_DEPTH) {
      throw new TemplateProblem(`is nested more than ${MAX_DEPTH} levels deep`, positionAt(this.text, offset));
    }
  }

  private place(): Place {
    return this.levels.map(({ part }) => part);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const what = message.replace(/( in JSON|, (\.\.\.)?").*$/s, '');
    throw new TemplateProblem(`is not JSON: ${what}`, positionAt(text, offsetIn(message, text)));
  }
}

/** The language tells the offset of some mistakes; of others it quotes what stands around them. */
function offsetIn(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, token = '', quoted = ''] =
    /^Unexpected token '(.*?)', (?:\.\.\.)?"(.*?)"(?:\.\.\.)? is not/s.exec(message) ?? [];
  const start = quoted === '' ? -1 : text.indexOf(quoted);
  return start < 0 ? text.length : start + Math.max(quoted.lastIndexOf(token, 10), 0);
}

function locate(text: string, places: readonly Place[]): Position[] {
  const wanted = new Set(places.flatMap(place => place.map((_, length) => keyOf(place.slice(0, length + 1)))));
  const offsets = new Map<string, number>();
  new Scanner(text, (place, offset) => {
    const key = keyOf(place);
    if (wanted.has(key)) offsets.set(key, offset);
  }).scan();
  const lines = new LineCounter();
  for (const { index } of text.matchAll(/^/gm)) lines.addNewLine(index);
  return places.map(place => {
    const { line, col } = lines.linePos(nearest(place, offsets));
    return { line, column: col };
  });
}

function nearest(place: Place, offsets: ReadonlyMap<string, number>): number {
  if (place.length === 0) return 0;
  return offsets.get(keyOf(place)) ?? nearest(place.slice(0, -1), offsets);
}

function keyOf(place: Place): string {
  return place.join('\0');
}
