/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in markup: text is escaped, markup is not. */
export type Part = Html | string | number | undefined | readonly Html[];

/** Builds markup; everything that is put in and is not markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + markup(parts[index - 1]) + string));
}

/** A table whose cells carry their column's name, so that a narrow screen can show one under another. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Part[])[]): Html {
  const head = columns.map(column => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    cells => html`<tr>${cells.map((cell, index) => html`<td data-label="${columns[index] ?? ''}">${cell}</td>`)}</tr>
`,
  );
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>`;
}

function markup(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
