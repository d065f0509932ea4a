import { fill, table } from '../../bin/terminal';

test('lays rows out in columns without trailing spaces', () => {
  expect(
    table([
      ['a', 'long cell', 'x'],
      ['longer', 'b', ''],
    ]),
  ).toEqual(['a       long cell  x', 'longer  b']);
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
