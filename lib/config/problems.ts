import { maskSecrets } from './literal-secrets';

/** A kind of identifier, and where people find theirs. */
export interface IdentifierKind {
  readonly pattern: RegExp;
  readonly what: string;
  readonly howToFind: string;
}

/** What is wrong with a list of identifiers: names instead of ids, wildcards, and the same one twice. */
export function listProblems(prop: string, ids: readonly string[], kind: IdentifierKind): string[] {
  return [...ids.flatMap((id, index) => idProblems(`${prop}[${index}]`, id, kind)), ...duplicateProblems(prop, ids)];
}

/** What is wrong with a list that names the same thing twice. */
export function duplicateProblems(prop: string, ids: readonly string[]): string[] {
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map(id => `${prop} must name each once, got '${id}' twice: remove one of them`);
}

/** What is wrong with one identifier. */
export function idProblems(prop: string, id: string, kind: IdentifierKind): string[] {
  if (kind.pattern.test(id)) {
    return [];
  }
  const got = id.includes('*') ? `the wildcard '${id}', which would let anybody in` : `'${id}'`;
  return [`${prop} must be ${kind.what}, got ${got}: ${kind.howToFind}`];
}

/** What is wrong with a list that must not be empty. */
export function emptyProblems(prop: string, list: readonly unknown[], what: string): string[] {
  return list.length > 0 ? [] : [`${prop} must name at least one ${what}, got none: nobody could use it`];
}

/** What is wrong with a number that counts something. */
export function countProblems(prop: string, count: number | undefined, most: number): string[] {
  return count === undefined || (Number.isInteger(count) && count >= 1 && count <= most)
    ? []
    : [`${prop} must be a whole number from 1 to ${most}, got ${count}: write it out`];
}

/** Throws all problems as one error, a line each; a secret in the wrong place is not repeated. */
export function throwProblems(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(problems.map(maskSecrets).join('\n'));
  }
}
