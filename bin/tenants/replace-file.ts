import * as fs from 'node:fs';
import * as path from 'node:path';

/** Writes a file in the place of another: whoever reads it sees the one or the other, never a part. */
export function replaceFile(file: string, content: Buffer): void {
  // The file behind a link is replaced, not the link.
  const target = fs.realpathSync(file);
  const { mode } = fs.statSync(target);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  const handle = fs.openSync(draft, 'wx', mode);
  try {
    fs.fchmodSync(handle, mode);
    fs.writeFileSync(handle, content);
    fs.fsyncSync(handle);
    fs.renameSync(draft, target);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}
