/** The lines of a text, blank ones aside, that another one does not have in the same order. */
export function linesOnlyIn(text: string, other: string): string[] {
  const [lines, others] = [contentOf(text), contentOf(other)];
  const common = commonLengths(lines, others);
  const only: string[] = [];
  let j = 0;
  for (const [i, line] of lines.entries()) {
    // Lines of the other text are passed over as long as nothing in common is lost by it.
    while (line !== others[j] && common(i, j + 1) > common(i + 1, j)) j++;
    if (line === others[j]) j++;
    else only.push(line);
  }
  return only;
}

function contentOf(text: string): string[] {
  return text.split('\n').filter(line => line.trim() !== '');
}

/** How many lines two texts have in common from a pair of lines on. */
function commonLengths(lines: readonly string[], others: readonly string[]): (i: number, j: number) => number {
  const lengths = Array.from({ length: lines.length + 1 }, () => new Uint16Array(others.length + 1));
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = others.length - 1; j >= 0; j--) {
      row[j] = lines[i] === others[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  return common;
}
