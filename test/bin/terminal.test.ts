import { table } from '../../bin/terminal';

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
