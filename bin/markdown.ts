/** A table in which no text is markup; the columns named in `right` are aligned to the right. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = `|${columns.map((_, column) => (right.includes(column) ? '--:' : '---')).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)];
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, '\\$&');
}
