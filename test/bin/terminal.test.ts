import { fill, table } from '../../bin/terminal';

test('lays rows out in columns without trailing spaces', () => {
  expect(
    table([
      ['a', 'long cell', 'x'],
      ['longer', 'b', ''],
    ]),
  ).toEqual(['a       long cell  x', 'longer  b']);
});

test('lays out rows that end early', () => {
  expect(table([['tenant', 'cell', 'slot'], ['support'], ['hr', 'a', '12']])).toEqual([
    'tenant   cell  slot',
    'support',
    'hr       a     12',
  ]);
});

test('aligns the columns that it is told to to the right', () => {
  expect(
    table(
      [
        ['a', '1'],
        ['b', '10'],
      ],
      [1],
    ),
  ).toEqual(['a   1', 'b  10']);
});

test('gives colours no room', () => {
  const red = '\u001b[31mred\u001b[39m';
  expect(
    table(
      [
        [red, red],
        ['yellow', 'yellow'],
      ],
      [1],
    ),
  ).toEqual([`${red}        ${red}`, 'yellow  yellow']);
});

test.each([
  ['営業チーム', 10],
  ['「ｶﾅ」、ＡＢ', 12],
  ['한국', 4],
  ['한'.normalize('NFD'), 2],
  ['é', 1],
  ['é'.normalize('NFD'), 1],
  ['\u0301', 0],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['Zoë – Ω', 7],
])('gives %j the room of %i letters', (cell, width) => {
  expect(
    table([
      [cell, 'x'],
      [WIDEST, ''],
    ])[0],
  ).toBe(`${cell}${' '.repeat(WIDEST.length - width)}  x`);
});

const WIDEST = 'twelve wide.';

test('breaks a text of wide letters where the terminal ends', () => {
  expect(fill(`${'営業'.repeat(10)} ${'営業'.repeat(2)}`, 0, stream(40))).toEqual([
    '営業'.repeat(10),
    '営業'.repeat(2),
  ]);
});

/** A stream as wide as told; no terminal without a width. */
function stream(columns?: number): NodeJS.WriteStream {
  return Object.assign(Object.create(process.stdout), { isTTY: columns !== undefined, columns });
}

const TEXT = `${'four '.repeat(10)}end`;

test.each([
  [50, 0, ['four four four four four four four four four four', 'end']],
  [60, 0, [TEXT]],
  [60, 15, ['four four four four four four four four four', 'four end']],
  [20, 0, ['four four four four four four four four', 'four four end']],
  [undefined, 0, [TEXT]],
])('breaks a text into lines for a terminal of %p columns behind %i', (columns, indent, lines) => {
  expect(fill(TEXT, indent, stream(columns))).toEqual(lines);
});
