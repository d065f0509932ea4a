export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Merges objects key by key; anything else, lists included, is taken from the right. */
export function merge(...objects: JsonObject[]): JsonObject {
  const merged: { [key: string]: Json } = {};
  for (const [key, value] of objects.flatMap(object => Object.entries(object))) {
    const present = merged[key];
    merged[key] = isObject(present) && isObject(value) ? merge(present, value) : value;
  }
  return merged;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How the configuration points to a variable: an object, since `${NAME}` starts with a random value when it is missing. */
export function secretRef(name: string): JsonObject {
  return { source: 'env', provider: 'default', id: name };
}
