import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styles text where the stream is a terminal that shows colours. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(style, text, { validateStream: false }) : text;
}

/** Lays rows out in columns, whatever colours their cells have; those named in `right` are aligned to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const columns = Math.max(0, ...rows.map(row => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map(row => lengthOf(row[column] ?? ''))),
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

/** How wide a text is on a terminal: colours and combining marks take no room, wide letters and emoji that of two. */
function lengthOf(cell: string): number {
  const text = stripVTControlCharacters(cell);
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...GRAPHEMES.segment(text)].reduce((sum, { segment }) => sum + graphemeWidth(segment), 0);
}

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return /^[\p{Mark}\p{Cf}]/u.test(grapheme) ? 0 : 1;
}

const GRAPHEMES = new Intl.Segmenter();

/** The blocks that are wide by Unicode's East Asian Width; not rare scripts, nor a terminal's own idea of new emoji. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]|\uFE0F/u;

/** Breaks a text into the lines that a terminal has room for behind an indentation; where there is none, it stays one. */
export function fill(text: string, indent: number, stream: NodeJS.WriteStream = process.stdout): string[] {
  const width = stream.isTTY === true ? Math.max(40, stream.columns - indent) : Number.POSITIVE_INFINITY;
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    const isFull = lengthOf(longer) > width;
    if (isFull) lines.push(line);
    line = isFull ? word : longer;
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
