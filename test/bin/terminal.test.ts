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
