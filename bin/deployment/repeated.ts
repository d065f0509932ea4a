/** The values that stand in a list before, each with the index of its first. */
export function repeated(values: readonly unknown[]): { index: number; first: number }[] {
  const seen = new Map<unknown, number>();
  return values.flatMap((value, index) => {
    const first = seen.get(value);
    if (first !== undefined) return [{ index, first }];
    seen.set(value, index);
    return [];
  });
}
