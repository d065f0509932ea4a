/** A value of a template that is only known when the template is deployed. */
export const UNKNOWN = Symbol('unknown');

/** What a place in a template may hold once it is deployed; `undefined` stands for nothing. */
export type Reading = unknown[];

/** The parameters of a template, as far as they limit what a `Ref` to them may become. */
export interface Parameters {
  readonly [name: string]: { readonly AllowedValues?: unknown[] } | undefined;
}

/**
 * Reads a place in a template: every value that it may have, over all branches of its conditions.
 *
 * A reference to another resource is a value, and stays as it is written. What a macro, a parameter or another stack
 * decides is `UNKNOWN`.
 */
export function read(value: unknown, path: readonly (string | number)[], parameters: Parameters = {}): Reading {
  let reading = resolve(value, parameters);
  for (const key of path) reading = reading.flatMap(alternative => step(alternative, key, parameters));
  return reading.length > 1 ? [...new Set(reading)] : reading;
}

/**
 * The elements of a list, each with every value that it may have; `UNKNOWN` when the list itself is.
 *
 * What stands in place of a list, such as one value or a reference, counts as its only element.
 */
export function elements(value: unknown, parameters: Parameters = {}): Reading[] {
  return resolve(value, parameters).flatMap(alternative => {
    if (alternative === undefined) return [];
    return asList(alternative).map(element => resolve(element, parameters));
  });
}

/** Whether a value is an intrinsic function, which stands for what it will be at deployment. */
export function isIntrinsic(value: unknown): boolean {
  const key = onlyKeyOf(value);
  return key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

/** The logical id that a `Ref` or `Fn::GetAtt` points to. */
export function referenceOf(value: unknown): string | undefined {
  const { Ref: id, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof id === 'string' && !id.startsWith('AWS::')) return id;
  const head = Array.isArray(attribute) ? attribute[0] : typeof attribute === 'string' ? attribute.split('.')[0] : '';
  return typeof head === 'string' && head !== '' ? head : undefined;
}

function step(value: unknown, key: string | number, parameters: Parameters): Reading {
  if (value === UNKNOWN || value === undefined) return [value];
  if (isIntrinsic(value)) return [UNKNOWN];
  return resolve((Object(value) as { [key: string | number]: unknown })[key], parameters);
}

// Without recursion and each branch once: a template may nest conditions deeper than the stack is, or share them.
function resolve(value: unknown, parameters: Parameters): Reading {
  if (onlyKeyOf(value) !== 'Fn::If') return resolveOther(value, parameters);
  const reading: Reading = [];
  const seen = new Set<unknown>();
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    const branches = branchesOf(current);
    if (branches === undefined) reading.push(...resolveOther(current, parameters));
    else if (!seen.has(current)) pending.push(...branches.reverse());
    seen.add(current);
  }
  return reading;
}

function branchesOf(value: unknown): unknown[] | undefined {
  if (onlyKeyOf(value) !== 'Fn::If') return undefined;
  const { 'Fn::If': argument } = value as { 'Fn::If': unknown };
  return Array.isArray(argument) ? argument.slice(1, 3) : undefined;
}

function resolveOther(value: unknown, parameters: Parameters): Reading {
  const key = onlyKeyOf(value);
  if (key === 'Ref') return resolveRef(value, (value as { Ref: unknown }).Ref, parameters);
  return key === 'Fn::Transform' || key === 'Fn::ImportValue' || key === 'Fn::FindInMap' ? [UNKNOWN] : [value];
}

function resolveRef(value: unknown, name: unknown, parameters: Parameters): Reading {
  if (name === 'AWS::NoValue') return [undefined];
  if (typeof name !== 'string' || !Object.hasOwn(parameters, name)) return [value];
  // A default may be overridden by whoever deploys; a list of allowed values may not.
  const allowed = parameters[name]?.AllowedValues;
  return Array.isArray(allowed) && allowed.length > 0 ? allowed : [UNKNOWN];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The key of an object that has one; most objects have more, and are not worth listing their keys. */
function onlyKeyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  let only: string | undefined;
  for (const key in value) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}
