import { Fn, Lazy, Token } from 'aws-cdk-lib';
import { plainSettings } from '../../lib/config/plain-json';
import { nested, problemOf } from './fixture';

test('copies literal JSON and leaves undefined out', () => {
  const settings = { a: [1, 'two', true, null, { b: -0.5 }], c: undefined, d: {} };
  const copy = plainSettings(settings);

  expect(copy).toEqual({ a: [1, 'two', true, null, { b: -0.5 }], d: {} });
  expect(copy.a).not.toBe(settings.a);
});

test('takes objects without a prototype', () => {
  expect(plainSettings(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
});

test('reads a getter once, so that no later reading can differ', () => {
  let reads = 0;
  const settings = {
    get a() {
      reads += 1;
      return reads;
    },
  };

  expect(plainSettings(settings)).toEqual({ a: 1 });
  expect(reads).toBe(1);
});

class Disguised {
  public toJSON(): unknown {
    return { exec: { mode: 'full' } };
  }
}

const JSON_ADVICE = 'write it as text, number, true, false, list or object';

test.each([
  ['a function', () => 1, 'function'],
  ['a symbol', Symbol('s'), 'symbol'],
  ['a bigint', 1n, 'bigint'],
  ['NaN', Number.NaN, 'NaN'],
  ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
  ['a date', new Date(0), 'a Date'],
  ['a map', new Map(), 'a Map'],
  ['an object with toJSON', new Disguised(), 'a Disguised'],
])('fails for %s, which is no JSON', (_, value, kind) => {
  expect(problemOf(() => plainSettings({ tools: value }))).toBe(
    `settings.tools must be JSON, got ${kind}: ${JSON_ADVICE}`,
  );
});

test.each([
  ['toJSON', { toJSON: () => ({}) }, 'settings.tools.toJSON must be JSON, got function'],
  ['undefined in a list', [undefined], 'settings.tools.0 must be JSON, got undefined'],
])('fails for %s', (_, value, problem) => {
  expect(problemOf(() => plainSettings({ tools: value }))).toBe(`${problem}: ${JSON_ADVICE}`);
});

test('fails for a list in place of the settings', () => {
  expect(problemOf(() => plainSettings([] as unknown as { [key: string]: unknown }))).toBe(
    `settings must be JSON, got a list: ${JSON_ADVICE}`,
  );
});

test.each(['slack.token', 'a b', '', '__proto__', 'constructor', 'prototype', 'ключ'])(
  'fails for the key "%s", which could hide from the rules',
  key => {
    const settings = JSON.parse(`{"channels":{${JSON.stringify(key)}:{"a":1}}}`);

    expect(problemOf(() => plainSettings(settings))).toBe(
      "settings.channels must have keys of letters, digits, '_', '-' and '$', got another, such as one with a dot: nest objects",
    );
    expect(({} as { a?: number }).a).toBeUndefined();
  },
);

test.each([
  ['text', Token.asString(Fn.ref('Name'))],
  ['a number', Token.asNumber(Fn.ref('Name'))],
  ['a list', Token.asList(Fn.ref('Name'))],
  ['a lazy value', Lazy.any({ produce: () => 1 })],
  ['part of a text', `x-${Token.asString(Fn.ref('Name'))}`],
])('fails for %s that is known at deployment only', (_, value) => {
  expect(problemOf(() => plainSettings({ a: { b: value } }))).toBe(
    'settings.a.b must be literal, got a value that is known at deployment only: write it out',
  );
});

test('fails for a token in a key', () => {
  expect(() => plainSettings({ [Token.asString(Fn.ref('Name'))]: 1 })).toThrow('settings must have keys of letters');
});

test('fails for an object that contains itself', () => {
  const settings: { [key: string]: unknown } = {};
  settings.a = [{ b: settings }];

  expect(problemOf(() => plainSettings(settings))).toBe(
    'settings.a.0.b must not contain itself, got an object that does: write it out',
  );
});

test('takes one object in two places', () => {
  const shared = { c: 1 };

  expect(plainSettings({ a: shared, b: shared })).toEqual({ a: { c: 1 }, b: { c: 1 } });
});

test('fails for more than 20 levels', () => {
  const path = (levels: number) => new Array(levels).fill('a').join('.');

  expect(problemOf(() => plainSettings(nested(path(21), 1)))).toBeUndefined();
  expect(problemOf(() => plainSettings(nested(path(22), 1)))).toBe(
    'settings must be at most 20 levels deep, got more: OpenClaw has no such key',
  );
});
