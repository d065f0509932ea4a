import { Layout } from './layout';

/** The first of a, b, … z, aa, ab, … that no cell has, nor a tombstone names. */
export function nextCellId({ cells, removedTenants }: Layout): string {
  const known = new Set([
    ...cells.map(({ id }) => id),
    ...removedTenants.flatMap(({ cell, movedTo }) => [cell, movedTo]),
  ]);
  let number = 1;
  while (known.has(lettersOf(number))) number++;
  return lettersOf(number);
}

function lettersOf(number: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + ((number - 1) % 26));
  const rest = Math.floor((number - 1) / 26);
  return rest === 0 ? last : lettersOf(rest) + last;
}
