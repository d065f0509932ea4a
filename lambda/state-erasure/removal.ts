import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, lstat, rename, rmdir, unlink } from 'node:fs/promises';
import { forEach, join, keyOf, namesIn } from './directory';
import { describeError } from './errors';

/**
 * Removes what is below a directory, and counts it.
 *
 * A directory inside another is moved up to the top before it is emptied: so no path grows too long, however deep
 * somebody nested, and a removal that is cut short at any point is simply taken up again. Symbolic links are removed
 * and not followed; the tenant's role is gone, so nobody puts one in the place of a directory meanwhile.
 */
export class Removal {
  /** What was removed that is no directory. */
  files = 0;

  /** The size of the files that were removed. */
  bytes = 0;

  /** The directories that were removed. */
  directories = 0;

  /** Why something could not be removed, in codes of the file system. */
  readonly failures = new Set<string>();

  constructor(
    private readonly top: Buffer,
    private readonly isOver: () => boolean,
  ) {}

  /** Removes until nothing is left but what cannot be removed, or time is over. */
  async run(): Promise<void> {
    await chmod(this.top, OURS);
    await this.drain(this.top, path => this.removeAtTop(path));
  }

  private async drain(directory: Buffer, remove: (path: Buffer) => Promise<void>): Promise<void> {
    const passedOver = new Set<string>();
    const attempt = async (name: Buffer) => {
      try {
        await remove(join(directory, name));
      } catch (error) {
        this.fail(error);
        passedOver.add(keyOf(name));
      }
    };
    while (!this.isOver()) {
      const names = await namesIn(directory, passedOver);
      if (names.length === 0) {
        return;
      }
      await forEach(names, this.isOver, attempt);
    }
  }

  private async removeAtTop(path: Buffer): Promise<void> {
    const stats = await lstat(path);
    if (!stats.isDirectory()) {
      return this.removeFile(path, stats);
    }
    await chmod(path, OURS);
    await this.drain(path, child => this.removeOrMoveUp(child));
    if (!this.isOver()) {
      await rmdir(path);
      this.directories += 1;
    }
  }

  private async removeOrMoveUp(path: Buffer): Promise<void> {
    const stats = await lstat(path);
    if (!stats.isDirectory()) {
      return this.removeFile(path, stats);
    }
    // Its entry for its parent changes, so it must be writable itself.
    await chmod(path, OURS);
    await rename(path, join(this.top, Buffer.from(randomUUID())));
  }

  private async removeFile(path: Buffer, stats: Stats): Promise<void> {
    await unlink(path);
    this.files += 1;
    this.bytes += stats.isFile() ? stats.size : 0;
  }

  private fail(error: unknown): void {
    const failure = describeError(error);
    // What vanished meanwhile is as gone as it shall be.
    if (failure !== 'ENOENT') {
      this.failures.add(failure);
    }
  }
}

/** For its owner alone, who may then list, change and leave it, whatever mode it had. */
const OURS = 0o700;
