import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/** The path of a file or folder at the root of the package, the same from `lib/`, `dist/lib/` and `bin/bundle/`. */
export function assetPath(...segments: string[]): string {
  const place = path.join(ROOT, ...segments);
  // The package has its handlers and containers in `dist/`, where the command does not live.
  return fs.existsSync(place) ? place : path.join(ROOT, 'dist', ...segments);
}
