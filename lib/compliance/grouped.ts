/** Items by what they have in common, in the order in which they come; one without a key belongs to no group. */
export function grouped<Item, Key>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key | undefined>,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
