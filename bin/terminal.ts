import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styles text where the stream is a terminal that shows colours. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(style, text, { validateStream: false }) : text;
}

/** Lays rows out in columns, whatever colours their cells have; those named in `right` are aligned to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, lengthOf(cell))),
    [],
  );
  return rows.map(row =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - lengthOf(cell));
        return right.includes(column) ? `${space}${cell}` : `${cell}${space}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** How wide a text is on a terminal: colours take no room. */
function lengthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}

/** Breaks a text into the lines that a terminal has room for behind an indentation; where there is none, it stays one. */
export function fill(text: string, indent: number, stream: NodeJS.WriteStream = process.stdout): string[] {
  const width = stream.isTTY === true ? Math.max(40, stream.columns - indent) : Number.POSITIVE_INFINITY;
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (longer.length > width) lines.push(line);
    line = longer.length > width ? word : longer;
  }
  return [...lines, line];
}

/** Shows that something is under way: a moving line on a terminal, one plain line elsewhere. Answers how to end it. */
export function showProgress(text: string): () => void {
  const stream = process.stderr;
  if (!stream.isTTY) {
    stream.write(`${text}\n`);
    return () => {};
  }
  const started = Date.now();
  const draw = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    stream.write(`\r\u001b[2K${paint('dim', `${text} ${seconds} s`, stream)}`);
  };
  draw();
  const timer = setInterval(draw, 250);
  return () => {
    clearInterval(timer);
    stream.write('\r\u001b[2K');
  };
}

function coloured(stream: NodeJS.WriteStream): boolean {
  if (process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '') return false;
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}
