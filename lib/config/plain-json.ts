import { Token } from 'aws-cdk-lib';
import { Json, JsonObject } from './json';

const DEEPEST = 20;
// A dot would hide a key from the rules, which go by paths; the rest is JavaScript's own machinery.
const KEY = /^(?!(?:__proto__|constructor|prototype)$)[\w$-]+$/;

/**
 * A copy of settings that holds nothing but literal JSON; `undefined` is left out, as in JSON.
 *
 * What is checked and what is rendered is this one copy, so getters cannot tell the two apart.
 */
export function plainSettings(settings: { readonly [key: string]: unknown }): JsonObject {
  return plainObject(settings, 'settings', []);
}

function plain(value: unknown, path: string, parents: unknown[]): Json {
  if (Token.isUnresolved(value)) {
    throw new Error(`${path} must be literal, got a value that is known at deployment only: write it out`);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return value as Json;
  }
  if (Array.isArray(value)) {
    return descend(value, path, parents).map((item, index) => plain(item, `${path}.${index}`, [...parents, value]));
  }
  return plainObject(value, path, parents);
}

function plainObject(value: unknown, path: string, parents: unknown[]): JsonObject {
  if (!isPlain(value)) {
    throw new Error(
      `${path} must be JSON, got ${kindOf(value)}: write it as text, number, true, false, list or object`,
    );
  }
  const entries = Object.entries(descend(value, path, parents));
  if (!entries.every(([key]) => KEY.test(key))) {
    throw new Error(
      `${path} must have keys of letters, digits, '_', '-' and '$', got another, such as one with a dot: nest objects`,
    );
  }
  return Object.fromEntries(
    entries
      .filter(([, child]) => child !== undefined)
      .map(([key, child]) => [key, plain(child, `${path}.${key}`, [...parents, value])]),
  );
}

function descend<T>(value: T, path: string, parents: unknown[]): T {
  if (parents.includes(value)) {
    throw new Error(`${path} must not contain itself, got an object that does: write it out`);
  }
  if (parents.length > DEEPEST) {
    throw new Error(`settings must be at most ${DEEPEST} levels deep, got more: OpenClaw has no such key`);
  }
  return value;
}

// Not by `instanceof`: jsii hands over objects of another realm.
function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') {
    return `${value}`;
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : `a ${value.constructor.name}`;
  }
  return typeof value;
}
