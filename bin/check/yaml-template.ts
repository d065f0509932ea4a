import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Pair,
  parseAllDocuments,
  TagId,
  Tags,
} from 'yaml';
import { MAX_DEPTH, ParsedTemplate, Place, Position, TemplateProblem } from './parsed-template';
import { longForm } from './short-tags';

/** What CloudFormation leaves out of YAML 1.1: it has no dates, no binary values and no merge keys. */
const LEFT_OUT: (TagId | 'null')[] = ['binary', 'omap', 'pairs', 'set', 'timestamp', 'merge'];

/** The number of values that aliases may stand for together. */
const MAX_ALIASED = 10_000;

/** Parses a template in YAML with the short forms of the intrinsic functions. */
export function parseYamlTemplate(text: string): ParsedTemplate {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The library compares every key with every other; here a set does it.
    uniqueKeys: false,
    version: '1.1',
    customTags: (tags: Tags) => tags.filter(tag => typeof tag === 'string' || !LEFT_OUT.some(name => isTag(tag, name))),
  });
  const position = (offset: number) => toPosition(lines, offset);
  const document = theOne(documents, position);
  return {
    data: new Reader(document, position).read(document.contents, [], 0),
    locate: places => places.map(place => position(offsetOf(document.contents, place))),
  };
}

function isTag({ tag }: { tag: string }, name: string): boolean {
  return tag === `tag:yaml.org,2002:${name}`;
}

function theOne(documents: ReturnType<typeof parseAllDocuments>, position: (offset: number) => Position): Document {
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (document === undefined) throw new TemplateProblem('is empty');
  const [error] = document.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new TemplateProblem('is nested too deeply', position(error.pos[0]));
  if (error) throw new TemplateProblem(`is not YAML: ${error.message}`, position(error.pos[0]));
  if (second) throw new TemplateProblem('holds more than one document', position(second.range?.[0] ?? 0));
  return document;
}

/** Turns nodes into data. */
class Reader {
  private aliased = 0;

  constructor(
    private readonly document: Document,
    private readonly position: (offset: number) => Position,
  ) {}

  read(node: unknown, place: Place, inAlias: number): unknown {
    if (!isNode(node)) return null;
    if (place.length > MAX_DEPTH) this.refuse(node, `is nested more than ${MAX_DEPTH} levels deep`);
    if (inAlias > 0 && ++this.aliased > MAX_ALIASED) {
      this.refuse(node, `has aliases that stand for more than ${MAX_ALIASED} values; write them out`);
    }
    if (isAlias(node)) {
      return this.read(node.resolve(this.document), [...place, '*'], inAlias + 1);
    }
    const value = this.readPlain(node, place, inAlias);
    const long = longForm(node.tag, value);
    if (long === undefined) this.refuse(node, `has the tag "${node.tag}", which CloudFormation does not know`);
    return long;
  }

  private readPlain(node: Node, place: Place, inAlias: number): unknown {
    if (isMap<Node, Node>(node)) return Object.fromEntries(this.readPairs(node.items, place, inAlias));
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.read(item, [...place, index], inAlias));
    return isScalar(node) ? plain(node.value) : null;
  }

  private readPairs(pairs: readonly Pair<Node, Node>[], place: Place, inAlias: number): [string, unknown][] {
    const seen = new Set<string>();
    return pairs.map(({ key, value }) => {
      if (!isScalar(key)) this.refuse(key, 'has a list or a section as a key');
      const name = keyText(key);
      if (name === '<<') this.refuse(key, 'has a merge key ("<<"), which CloudFormation does not know');
      if (seen.has(name)) this.refuse(key, `holds "${[...place, name].join('.')}" twice; keep one of them`);
      seen.add(name);
      return [name, this.read(value, [...place, name], inAlias)];
    });
  }

  private refuse(node: Node, problem: string): never {
    throw new TemplateProblem(problem, this.position(node.range?.[0] ?? 0));
  }
}

function isNode(node: unknown): node is Node {
  return isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function keyText(key: Node): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function offsetOf(node: unknown, [part, ...rest]: Place): number {
  const own = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const { key, value } = part === undefined ? {} : childOf(node, part);
  if (key === undefined) return own;
  return rest.length === 0 ? (key.range?.[0] ?? own) : offsetOf(value ?? key, rest);
}

/** What a part of a place leads to, and where that is named: a key, or the element of a list itself. */
function childOf(node: unknown, part: string | number): { key?: Node; value?: Node | null } {
  if (isSeq<Node>(node)) return { key: node.items[Number(part)], value: node.items[Number(part)] };
  if (!isMap<Node, Node>(node)) return {};
  return node.items.find(({ key }) => keyText(key) === String(part)) ?? {};
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
