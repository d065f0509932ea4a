import {
  countProblems,
  duplicateProblems,
  emptyProblems,
  idProblems,
  listProblems,
  throwProblems,
} from '../../lib/config/problems';

const DIGITS = { pattern: /^\d+$/, what: 'digits', howToFind: 'count' };

test('takes an id of the right kind', () => {
  expect(idProblems('id', '1', DIGITS)).toEqual([]);
});

test.each([
  ['ada', "id must be digits, got 'ada': count"],
  ['', "id must be digits, got '': count"],
  ['*', "id must be digits, got the wildcard '*', which would let anybody in: count"],
  ['1*', "id must be digits, got the wildcard '1*', which would let anybody in: count"],
])('names what is wrong with the id "%s"', (id, problem) => {
  expect(idProblems('id', id, DIGITS)).toEqual([problem]);
});

test('names each wrong id of a list, and each that stands there twice', () => {
  expect(listProblems('users', ['a', '1', '1', '1'], DIGITS)).toEqual([
    "users[0] must be digits, got 'a': count",
    "users must name each once, got '1' twice: remove one of them",
  ]);
  expect(duplicateProblems('users', ['1', '2'])).toEqual([]);
});

test('names a list that is empty', () => {
  expect(emptyProblems('users', [], 'person')).toEqual([
    'users must name at least one person, got none: nobody could use it',
  ]);
  expect(emptyProblems('users', ['1'], 'person')).toEqual([]);
});

test.each([0, -1, 1.5, 11, Number.NaN, Number.NEGATIVE_INFINITY])(
  'names the count %p that is no whole number in the range',
  count => {
    expect(countProblems('port', count, 10)).toEqual([
      `port must be a whole number from 1 to 10, got ${count}: write it out`,
    ]);
  },
);

test.each([undefined, 1, 10])('takes the count %p', count => {
  expect(countProblems('port', count, 10)).toEqual([]);
});

test('throws all problems at once, a line each, with secrets masked', () => {
  const token = ['xoxb', '1234567890', 'abcdefghij'].join('-');

  expect(() => throwProblems([])).not.toThrow();
  expect(() => throwProblems(['one', `got '${token}'`])).toThrow(new Error("one\ngot '***'"));
});
