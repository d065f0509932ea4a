import { Position } from './problem';

/** The lines and columns of the offsets of a text. */
export class Positions {
  private readonly starts: number[];

  constructor(text: string) {
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The line and column of an offset. */
  public at(offset: number): Position {
    const line = countUntil(this.starts, start => start > offset);
    return { line, column: offset - (this.starts[line - 1] ?? 0) + 1 };
  }
}

/** How many items of a sorted list stand before the first that is beyond. */
export function countUntil<Item>(sorted: readonly Item[], isBeyond: (item: Item) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item === undefined || isBeyond(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
