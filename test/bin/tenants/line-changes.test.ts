import { linesOnlyIn } from './line-changes';

test.each([
  ['a\nb\nc', 'a\nc', ['b'], []],
  ['a\nb\nc', 'a\nx\nc', ['b'], ['x']],
  ['a\nb\na\nb', 'b\na', ['a', 'b'], []],
  ['a', 'a', [], []],
  ['a\nb', 'b\na', ['a'], ['a']],
])('%j has beside %j the lines %j', (text, other, only, otherOnly) => {
  expect(linesOnlyIn(text, other)).toEqual(only);
  expect(linesOnlyIn(other, text)).toHaveLength(otherOnly.length);
});
