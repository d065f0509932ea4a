import * as path from 'node:path';

/** The path of a file or folder at the root of the package, the same from `lib/` and from `dist/lib/`. */
export function assetPath(...segments: string[]): string {
  return path.join(__dirname, '..', '..', ...segments);
}
