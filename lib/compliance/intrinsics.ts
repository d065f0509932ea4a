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
  const seen = new Set<unknown>();
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    if (seen.has(current)) continue;
    seen.add(current);
    const reference = referenceOf(current);
    if (reference !== undefined) found.add(reference);
    for (const id of substitutedIds(current)) found.add(id);
    for (const child of childrenOf(current)) pending.push(child);
  }
  return found;
}

function substitutedIds(value: unknown): string[] {
  if (!isIntrinsic(value) || !('Fn::Sub' in asRecord(value))) return [];
  return [...(textOf(value) ?? '').matchAll(/\$\{([A-Za-z0-9]+)(?=[.}])/g)].map(([, id]) => id ?? '');
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
