import { z } from 'zod';
import { keyOfAnotherTopology } from './other-topology';
import { FieldPath, Problem, quote } from './problem';
import { JsonSchema, schemaAt, valueAt } from './schema-guide';
import { choice, didYouMean } from './suggest';
import { TOPOLOGIES } from './topology';

type Issue = z.core.$ZodIssue;

/** Turns what the schema library found into problems that say what to do. */
export function issueProblems(issues: readonly Issue[], data: unknown): Problem[] {
  return firstOfEachField(issues).flatMap(issue => {
    const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, data);
    const value = valueAt(path, data);
    if (value === undefined) return [missing(issue, path, data)];
    if (value === null) return [{ field: path, message: 'is empty; give it a value or remove the line' }];
    return [{ field: path, message: describe(issue, path, value, data) }];
  });
}

/** A value of the wrong type also has the wrong size, which would say nothing more. */
function firstOfEachField(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter(issue => {
    const field = JSON.stringify(issue.path);
    if (issue.code === 'unrecognized_keys') return true;
    return !seen.has(field) && seen.add(field);
  });
}

function unknownKeys(keys: readonly string[], path: FieldPath, data: unknown): Problem[] {
  const allowed = Object.keys(schemaAt(path, data)?.properties ?? {});
  return keys.map(key => {
    const field = [...path, key];
    const suggestion = didYouMean(key, allowed);
    const advice = suggestion === '' ? `; allowed here: ${allowed.join(', ')}` : suggestion;
    return { field, message: keyOfAnotherTopology(field, data) ?? `is not a known key${advice}`, at: 'key' };
  });
}

function missing(issue: Issue, path: FieldPath, data: unknown): Problem {
  const options = choices(issue);
  const description = schemaAt(path, data)?.description ?? '';
  const wanted = options === undefined ? description : `${description} Use ${choice(options)}.`;
  return { field: path, message: `is missing; add it: ${lowerFirst(wanted.trim().replace(/\.$/, ''))}` };
}

function describe(issue: Issue, path: FieldPath, value: unknown, data: unknown): string {
  const schema = schemaAt(path, data);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, value, schema);
    case 'invalid_value':
    case 'invalid_union':
      return notAChoice(isTopology(path) ? TOPOLOGIES : (choices(issue) ?? []), value, schema);
    case 'too_small':
    case 'too_big':
      return wrongSize(value, schema);
    default:
      return issue.message;
  }
}

/** A file is judged by the schema of one kind of topology, but may name any. */
function isTopology(path: FieldPath): boolean {
  return path.length === 1 && path[0] === 'topology';
}

function wrongType(expected: string, value: unknown, schema: JsonSchema | undefined): string {
  switch (expected) {
    case 'string':
      return typeof value === 'object'
        ? 'must be one text, not a list or a section'
        : `must be text, but it is read as a ${typeof value}; put it in quotes`;
    case 'int':
    case 'number':
      return `must be a whole number without quotes, got ${quote(value)}`;
    case 'boolean':
      return `must be true or false, got ${quote(value)}`;
    case 'array':
      return 'must be a list; start each entry on a line of its own with "- "';
    default:
      return `must be a section${sectionKeys(schema)}`;
  }
}

function sectionKeys(schema: JsonSchema | undefined): string {
  const keys = [schema, ...(schema?.oneOf ?? [])].flatMap(variant => Object.keys(variant?.properties ?? {}));
  return keys.length === 0 ? '' : ` with the keys ${[...new Set(keys)].join(', ')}`;
}

function notAChoice(options: readonly string[], value: unknown, schema: JsonSchema | undefined): string {
  if (typeof value === 'object') return wrongType('object', value, schema);
  const suggestion = typeof value === 'string' ? didYouMean(value, options) : '';
  return `${quote(value)} is not allowed; use ${choice(options)}${suggestion}`;
}

function wrongSize(value: unknown, schema: JsonSchema | undefined): string {
  if (typeof value === 'number') return `must be between ${schema?.minimum} and ${schema?.maximum}, got ${value}`;
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = 0 } = schema ?? {};
    const range = minItems === maxItems ? `exactly ${minItems}` : `${minItems} to ${maxItems}`;
    return `must have ${range} entries, has ${value.length}`;
  }
  if (value === '') return 'is empty; give it a value or remove the line';
  return `must have at least ${schema?.minLength} characters that tell a reviewer enough, has ${String(value).length}`;
}

function choices(issue: Issue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union' || !('options' in issue)) return undefined;
  return Array.isArray(issue.options) ? issue.options.map(String) : undefined;
}

function lowerFirst(text: string): string {
  return /^[A-Z][^A-Z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
