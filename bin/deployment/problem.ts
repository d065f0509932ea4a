/** Where a value stands in the deployment file: keys and list indices from the root down. */
export type FieldPath = readonly (string | number)[];

/** A place in the file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One mistake in the deployment file. */
export interface Problem {
  /** The field, or a word such as `yaml` when no field can be named. */
  readonly field: FieldPath | string;
  readonly message: string;
  readonly position?: Position;
  /** Which end of `key: value` the problem points at; the value unless told otherwise. */
  readonly at?: 'key' | 'value';
}

/** Finds the position of a field. */
export interface Locator {
  positionOf(path: FieldPath, at: 'key' | 'value'): Position;
}

/** Prints a path as people write it: `tenant.channels[0].users`. */
export function fieldName(path: FieldPath): string {
  const name = path.map(part => {
    if (typeof part === 'number') return `[${part}]`;
    return /^[\w$-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
  });
  return name.join('').replace(/^\./, '') || 'file';
}

/** Renders problems as `file:line:column: field: message`, in the order of the file, each once. */
export function formatProblems(file: string, problems: readonly Problem[], locator: Locator): string[] {
  const located = problems.map(problem => {
    const position = problem.position ?? locate(problem, locator);
    const field = typeof problem.field === 'string' ? problem.field : fieldName(problem.field);
    return { position, text: `${file}:${position.line}:${position.column}: ${field}: ${problem.message}` };
  });
  located.sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
  return [...new Set(located.map(({ text }) => text))];
}

/** Quotes a value of the file for a message, shortened and on one line. */
export function quote(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}

function locate(problem: Problem, locator: Locator): Position {
  if (typeof problem.field === 'string') return { line: 1, column: 1 };
  return locator.positionOf(problem.field, problem.at ?? 'value');
}
