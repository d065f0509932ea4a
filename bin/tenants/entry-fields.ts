import { stringify } from 'yaml';

/** Days stand in quotes, because many readers of YAML take them for dates. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const OPTIONS = { lineWidth: 0, version: '1.2' } as const;

type Value = string | number | { readonly [key: string]: string };

/** The fields of an entry; those without a value are left out. */
export interface Fields {
  readonly [key: string]: Value | undefined;
}

/** Renders the fields of an entry, one a line. */
export function fieldLines(fields: Fields): string[] {
  return present(fields).flatMap(([key, value]) => {
    if (typeof value === 'object') return [`${key}:`, ...fieldLines(value).map(line => `  ${line}`)];
    return DAY.test(`${value}`)
      ? [`${key}: "${value}"`]
      : stringify({ [key]: value }, OPTIONS)
          .trimEnd()
          .split('\n');
  });
}

/** Renders the fields of a short entry on one line, in braces. */
export function flowLine(fields: { readonly [key: string]: string | number | undefined }): string {
  return `{ ${present(fields)
    .map(([key, value]) => `${key}: ${scalar(value)}`)
    .join(', ')} }`;
}

function present<V>(fields: { readonly [key: string]: V | undefined }): [string, V][] {
  return Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

function scalar(value: string | number): string {
  return DAY.test(`${value}`) ? `"${value}"` : stringify(value, OPTIONS).trimEnd();
}
