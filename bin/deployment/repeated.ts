/** An item and the first before it that has the same key. */
export interface Repetition<Item> {
  readonly item: Item;
  readonly first: Item;
}

/** The items whose key an earlier one has; what has no key repeats nothing. */
export function repetitions<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Repetition<Item>[] {
  const firsts = new Map<unknown, Item>();
  return items.flatMap(item => {
    const key = keyOf(item);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ item, first }];
    firsts.set(key, item);
    return [];
  });
}

/** The values that stand in a list before, each with the index of its first. */
export function repeated(values: readonly unknown[]): { index: number; first: number }[] {
  const numbered = values.map((value, index) => ({ value, index }));
  return repetitions(numbered, ({ value }) => value).map(({ item, first }) => ({
    index: item.index,
    first: first.index,
  }));
}

/** The items by their key; those without a key are left out. */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
