import { isIntrinsic, referenceOf } from './reading';
import { plainText } from './scalars';
import { asRecord } from './template';

/** CloudFormation nests functions far less deeply. */
const DEEPEST = 100;

/** The text of a value as far as it is written out: of `Fn::Join` and `Fn::Sub`, with `${…}` for what they insert. */
export function textOf(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return plainText(value);
  const { 'Fn::Join': join, 'Fn::Sub': substitute } = asRecord(value);
  if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1]) && depth < DEEPEST) {
    return join[1].map(part => textOf(part, depth + 1) ?? `\${${referenceOf(part) ?? ''}}`).join(join[0]);
  }
  const text = Array.isArray(substitute) ? substitute[0] : substitute;
  return typeof text === 'string' ? text : undefined;
}

/** The logical ids of all resources that a value refers to, at any depth. */
export function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  for (const current of valuesIn(value)) {
    const reference = referenceOf(current);
    if (reference !== undefined) found.add(reference);
    for (const id of substitutedIds(current)) found.add(id);
  }
  return found;
}

/** The names of all functions that a value is made with, at any depth. */
export function functionsIn(value: unknown): Set<string> {
  return new Set([...valuesIn(value)].filter(isIntrinsic).flatMap(current => Object.keys(asRecord(current))));
}

/** A value and all that it holds, each once: what stands at two places, as an alias in YAML does, is the same. */
function* valuesIn(value: unknown): Generator<unknown> {
  const seen = new Set<unknown>();
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    if (seen.has(current)) continue;
    seen.add(current);
    yield current;
    for (const child of childrenOf(current)) pending.push(child);
  }
}

function substitutedIds(value: unknown): string[] {
  if (!isIntrinsic(value) || !('Fn::Sub' in asRecord(value))) return [];
  return [...(textOf(value) ?? '').matchAll(/\$\{([A-Za-z0-9]+)(?=[.}])/g)].map(([, id]) => id ?? '');
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
