import { referenceOf } from './reading';
import { asRecord } from './template';

/** Puts texts together, as `Fn::Join` does; what is not yet a text stays a function. */
export function joined(separator: string, parts: readonly unknown[]): unknown {
  const filled = separator === '' ? parts.filter(part => part !== '') : parts;
  if (filled.every(part => typeof part === 'string')) return filled.join(separator);
  return filled.length === 1 ? filled[0] : { 'Fn::Join': [separator, filled] };
}

/** Takes a text apart, as `Fn::Split` does; nothing where a part of it may hold the separator. */
export function split(separator: string, text: unknown): unknown[] | undefined {
  const elements: unknown[][] = [[]];
  for (const piece of piecesOf(text)) {
    if (typeof piece !== 'string' && !isReference(piece)) return undefined;
    const [first, ...others] = typeof piece === 'string' ? piece.split(separator) : [piece];
    elements.at(-1)?.push(first);
    for (const other of others) elements.push([other]);
  }
  return elements.map(pieces => joined('', pieces));
}

/** An identifier or an ARN of a resource, or a pseudo parameter, holds no comma. */
function isReference(value: unknown): boolean {
  return referenceOf(value) !== undefined || typeof asRecord(value)['Ref'] === 'string';
}

function piecesOf(text: unknown): unknown[] {
  const { 'Fn::Join': join } = asRecord(text);
  if (!Array.isArray(join) || typeof join[0] !== 'string' || !Array.isArray(join[1])) return [text];
  const [separator, parts] = join;
  return parts.flatMap((part, index) => (index === 0 || separator === '' ? [part] : [separator, part]));
}
