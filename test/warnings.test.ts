import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');

const SOURCES = readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(path.join(ROOT, 'lib', file), 'utf8'))
  .join('\n');

/** The first argument of every call that warns, as it is spelled. */
function warnings(): string[] {
  return [...SOURCES.matchAll(/\baddWarning\(\s*([^,]+),/g)].map(([, id]) => id);
}

/** The rows of the page: an id, what it means, what to do. */
function documented(): string[] {
  const page = readFileSync(path.join(ROOT, 'docs', 'warnings.md'), 'utf8');
  return [...page.matchAll(/^\| `(openclaw:[^`]+)` +\| [^|]{20,} \| [^|]{10,} \|$/gm)].map(([, id]) => id);
}

test('every warning has a literal id that names its class and its condition', () => {
  expect(warnings()).not.toHaveLength(0);
  for (const id of warnings()) {
    expect(id).toMatch(/^'openclaw:[A-Z][A-Za-z]+\.[a-z][A-Za-z]+'$/);
  }
});

test('docs/warnings.md says of each warning what it means and what to do, and lists no other', () => {
  expect(documented()).toEqual([...new Set(warnings().map(id => id.slice(1, -1)))].sort());
});
