import { isObject, merge, secretRef } from '../../lib/config/json';

test('merges objects key by key and takes the rest from the right', () => {
  expect(merge({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { c: [3] } }, { d: { e: null } })).toEqual({
    a: { b: 1, c: [3] },
    d: { e: null },
  });
});

test('changes none of what it merges', () => {
  const left = { a: { b: 1 } };
  merge(left, { a: { b: 2 } });

  expect(left).toEqual({ a: { b: 1 } });
});

test.each([
  [{}, true],
  [[], false],
  [null, false],
  ['text', false],
])('knows whether %j is an object', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

test('points to a variable of the environment with an object', () => {
  expect(secretRef('NAME')).toEqual({ source: 'env', provider: 'default', id: 'NAME' });
});
