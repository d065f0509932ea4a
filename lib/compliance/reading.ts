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
  return unique(
    resolve(value, parameters).flatMap(alternative => {
      const [head, ...rest] = path;
      if (head === undefined || alternative === UNKNOWN || alternative === undefined) return [alternative];
      if (isIntrinsic(alternative)) return [UNKNOWN];
      return read((Object(alternative) as { [key: string | number]: unknown })[head], rest, parameters);
    }),
  );
}

/** The elements of a list, each with every value that it may have; `UNKNOWN` when the list itself is. */
export function elements(value: unknown, parameters: Parameters = {}): Reading[] {
  return resolve(value, parameters).flatMap(alternative => {
    if (alternative === undefined) return [];
    if (alternative === UNKNOWN || isIntrinsic(alternative)) return [[UNKNOWN]];
    return asList(alternative).map(element => resolve(element, parameters));
  });
}

/** Whether a value is an intrinsic function, which stands for what it will be at deployment. */
export function isIntrinsic(value: unknown): boolean {
  const [key, ...others] = keysOf(value);
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

/** The logical id that a `Ref` or `Fn::GetAtt` points to. */
export function referenceOf(value: unknown): string | undefined {
  const { Ref: id, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof id === 'string' && !id.startsWith('AWS::')) return id;
  const head = Array.isArray(attribute) ? attribute[0] : typeof attribute === 'string' ? attribute.split('.')[0] : '';
  return typeof head === 'string' && head !== '' ? head : undefined;
}

function resolve(value: unknown, parameters: Parameters): Reading {
  const [key] = keysOf(value);
  if (!isIntrinsic(value)) return [value];
  const argument = (value as { [key: string]: unknown })[key ?? ''];
  if (key === 'Fn::If' && Array.isArray(argument)) {
    return argument.slice(1, 3).flatMap(branch => resolve(branch, parameters));
  }
  if (key === 'Ref') return resolveRef(value, argument, parameters);
  return key === 'Fn::Transform' || key === 'Fn::ImportValue' || key === 'Fn::FindInMap' ? [UNKNOWN] : [value];
}

function resolveRef(value: unknown, name: unknown, parameters: Parameters): Reading {
  if (name === 'AWS::NoValue') return [undefined];
  const parameter = parameters[String(name)];
  // A default may be overridden by whoever deploys; a list of allowed values may not.
  return parameter === undefined ? [value] : (parameter.AllowedValues ?? [UNKNOWN]);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function unique(values: unknown[]): unknown[] {
  return [...new Set(values)];
}
