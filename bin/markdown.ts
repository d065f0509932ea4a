/** A cell of a table: text in which nothing is markup, or a link. */
export type MarkdownCell = string | { readonly text: string; readonly url: string };

/** A table in Markdown; the columns named in `right` are aligned to the right. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly MarkdownCell[])[],
  right: readonly number[] = [],
): string[] {
  const line = (cells: readonly MarkdownCell[]) => `| ${cells.map(render).join(' | ')} |`;
  const rule = `|${columns.map((_, column) => (right.includes(column) ? '--:' : '---')).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)];
}

function render(cell: MarkdownCell): string {
  return typeof cell === 'string' ? escapeMarkdown(cell) : `[${escapeMarkdown(cell.text)}](${cell.url})`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, '\\$&');
}
