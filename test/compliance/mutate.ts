/** A CloudFormation template as tests change it. */
export interface Source {
  readonly Resources: { [logicalId: string]: { Type: string; [attribute: string]: unknown } };
}

/**
 * Resources and what is changed in them: a type, and the path of a property or an attribute in them.
 *
 * In a path `*` stands for every element, `[Name=gateway]` for the elements of which that is true. Before the type may
 * stand the beginning of a logical id, as in `LogsGateway/Logs::LogGroup`.
 */
export type Pattern = readonly [resource: string, path: string];

/** One change of a template. */
export interface Mutant {
  readonly name: string;
  readonly source: Source;
}

/** Stands for a value that is taken away. */
export const GONE = Symbol('gone');

type Key = string | number;
type Node = { [key: Key]: unknown };

/** The template with a value put into, or taken from, each place that a pattern matches, one place at a time. */
export function mutantsOf(source: Source, [resource, path]: Pattern, values: readonly unknown[]): Mutant[] {
  const [type, prefix = ''] = resource.split('/').reverse();
  const isMeant = ([id, { Type }]: [string, { Type: string }]) => Type === `AWS::${type}` && id.startsWith(prefix);
  return Object.entries(source.Resources)
    .filter(isMeant)
    .flatMap(([id, node]) =>
      placesOf(node, segmentsOf(path)).flatMap(place =>
        values.map(value => ({
          name: `${id}.${place.join('.')} ${value === GONE ? 'gone' : `= ${JSON.stringify(value)?.slice(0, 60)}`}`,
          source: { ...source, Resources: { ...source.Resources, [id]: changed(node, place, value) } },
        })),
      ),
    );
}

function segmentsOf(path: string): string[] {
  return path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
}

function placesOf(node: unknown, [head, ...rest]: string[]): Key[][] {
  if (head === undefined) return [[]];
  return keysOf(node, head).flatMap(key => placesOf((Object(node) as Node)[key], rest).map(place => [key, ...place]));
}

function keysOf(node: unknown, segment: string): Key[] {
  const [, name, value] = /^\[(.+)=(.+)\]$/.exec(segment) ?? [];
  if (segment !== '*' && name === undefined) return [segment];
  const elements = Array.isArray(node) ? node : [];
  return [...elements.keys()].filter(index => name === undefined || String(elements[index][name]) === value);
}

function changed<T>(node: T, [head, ...rest]: Key[], value: unknown): T {
  const copy = (Array.isArray(node) ? [...node] : { ...node }) as Node;
  if (head === undefined) return node;
  if (rest.length > 0) copy[head] = changed(copy[head] ?? {}, rest, value);
  else if (value !== GONE) copy[head] = value;
  else if (Array.isArray(copy)) copy.splice(Number(head), 1);
  else delete copy[head];
  return copy as T;
}
