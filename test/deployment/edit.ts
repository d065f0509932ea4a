import * as fs from 'node:fs';
import * as path from 'node:path';

/** A valid deployment file of one tenant that tests break. */
export const VALID = fs.readFileSync(path.join(__dirname, 'fixtures', 'small.yaml'), 'utf8');

/** A valid deployment file of many tenants that tests break. */
export const CELLS = fs.readFileSync(path.join(__dirname, 'fixtures', 'cells.yaml'), 'utf8');

/** Replaces each `from` by its `to`, each exactly once. */
export function edit(text: string, edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((edited, [from, to]) => {
    if (!edited.includes(from)) throw new Error(`The text to edit does not contain ${JSON.stringify(from)}`);
    return edited.replace(from, () => to);
  }, text);
}
