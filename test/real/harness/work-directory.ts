import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const created: string[] = [];

/** A new directory that is gone when the test file ends. */
export function createDirectory(name: string): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), `openclaw-real-${name}-`));
  // The containers' users must be able to reach what lies below.
  fs.chmodSync(directory, 0o755);
  created.push(directory);
  return directory;
}

/** Removes the directories; a test file does so when it ends. */
export function removeDirectories(): void {
  for (const directory of created.splice(0)) fs.rmSync(directory, { recursive: true, force: true });
}

if (typeof afterAll === 'function') afterAll(removeDirectories);
