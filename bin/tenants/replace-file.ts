import * as fs from 'node:fs';
import * as path from 'node:path';

/** Writes a file in the place of another: whoever reads it sees the one or the other, never a part. */
export function replaceFile(file: string, content: Buffer): void {
  // The file behind a link is replaced, not the link.
  const target = fs.realpathSync(file);
  // A folder that may be written to would let a file be replaced that may not.
  fs.accessSync(target, fs.constants.W_OK);
  const { mode, uid, gid } = fs.statSync(target);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  const handle = fs.openSync(draft, 'wx', mode);
  try {
    keepOwner(handle, uid, gid);
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

/** Only root gives a file to somebody else; the group is kept by those who belong to it. */
function keepOwner(handle: number, uid: number, gid: number): void {
  for (const owner of [uid, UNCHANGED]) {
    try {
      fs.fchownSync(handle, owner, gid);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
  }
}

const UNCHANGED = -1;
