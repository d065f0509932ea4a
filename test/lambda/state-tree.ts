import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';

/** What stands in a directory under a name that is made odd by these bytes. */
export type Entry = { readonly odd: Uint8Array } & (
  | { readonly kind: 'file'; readonly size: number; readonly mode: number }
  | { readonly kind: 'twin'; readonly size: number }
  | { readonly kind: 'link'; readonly to: LinkTarget }
  | { readonly kind: 'directory'; readonly mode: number; readonly entries: Entry[] }
);

type LinkTarget = 'outside' | 'outside/file' | 'state' | 'nothing' | 'itself' | 'parent';

/** A part of every name in a tree, to look for where no name may be. */
export const MARK = 'n@me';

const odd = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map(bytes => bytes.filter(byte => byte !== 0 && byte !== 0x2f)),
  fc
    .constantFrom('', '.', '..', '-rf ', ' ', '\n', '*', '\\', '$(id)', '\u202e', '.nfs', '"')
    .map(text => Buffer.from(text)),
);
const mode = fc.constantFrom(0o000, 0o100, 0o200, 0o400, 0o500, 0o644, 0o700, 0o1777, 0o2755, 0o4711);
const to = fc.constantFrom<LinkTarget>('outside', 'outside/file', 'state', 'nothing', 'itself', 'parent');
const kind = <Kind extends string>(name: Kind) => fc.constant<Kind>(name);

/** What is in a directory: files, hard and symbolic links, and directories, of any mode and name. */
export const { entries } = fc.letrec<{ entry: Entry; entries: Entry[] }>(tie => ({
  entry: fc.oneof(
    { maxDepth: 6 },
    fc.record({ kind: kind('file'), odd, size: fc.nat(5000), mode }),
    fc.record({ kind: kind('twin'), odd, size: fc.nat(100) }),
    fc.record({ kind: kind('link'), odd, to }),
    fc.record({ kind: kind('directory'), odd, mode, entries: tie('entries') }),
  ),
  entries: fc.array(tie('entry'), { maxLength: 6 }),
}));

/** The state of a tenant in a directory of its own, and something beside it that is none of its business. */
export class StateTree {
  files = 0;
  bytes = 0;
  directories = 0;
  readonly base = mkdtempSync(path.join(tmpdir(), 'state-'));
  readonly state = path.join(this.base, 'state');
  private readonly outside = path.join(this.base, 'outside');

  constructor() {
    mkdirSync(path.join(this.outside, 'below'), { recursive: true });
    writeFileSync(path.join(this.outside, 'file'), 'not yours');
    writeFileSync(path.join(this.outside, 'below', 'file'), 'not yours');
    mkdirSync(this.state);
  }

  /** Makes the entries in the state, and leaves its directory with a mode. */
  fill(all: Entry[], topMode = 0o700): void {
    this.make(Buffer.from(this.state), all);
    chmodSync(this.state, topMode);
  }

  /** Makes one entry. */
  add(directory: string, entry: Entry): void {
    this.make(Buffer.from(directory), [entry]);
  }

  get left(): string[] {
    return readdirSync(this.state);
  }

  /** What is beside the state, with what a change would show in. */
  get beside(): unknown[] {
    const names = readdirSync(this.outside, { recursive: true, encoding: 'utf8' }).sort();
    return ['', ...names].map(name => {
      const { mode, size, mtimeMs, ctimeMs } = statSync(path.join(this.outside, name));
      return { name, mode, size, mtimeMs, ctimeMs };
    });
  }

  remove(): void {
    rmSync(this.base, { recursive: true });
  }

  private make(directory: Buffer, all: Entry[]): void {
    for (const [index, entry] of all.entries()) {
      const name = Buffer.concat([entry.odd, Buffer.from(`${MARK}${index}`)]);
      this.makeOne(directory, Buffer.concat([directory, Buffer.from('/'), name]), entry);
    }
  }

  private makeOne(directory: Buffer, at: Buffer, entry: Entry): void {
    if (entry.kind === 'directory') {
      mkdirSync(at);
      this.directories += 1;
      this.make(at, entry.entries);
      chmodSync(at, entry.mode);
      return;
    }
    this.files += 1;
    if (entry.kind === 'link') {
      const targets = { itself: at, parent: directory, nothing: 'nothing' };
      symlinkSync(entry.to in targets ? targets[entry.to as keyof typeof targets] : path.join(this.base, entry.to), at);
      return;
    }
    writeFileSync(at, Buffer.alloc(entry.size));
    this.bytes += entry.size;
    if (entry.kind === 'file') {
      chmodSync(at, entry.mode);
      return;
    }
    linkSync(at, Buffer.concat([at, Buffer.from('twin')]));
    this.files += 1;
    this.bytes += entry.size;
  }
}

const TENANT = 1000;

/** Runs as the user that the access point makes of every client: what may do anything proves nothing. */
export async function asTenant<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) {
    return run();
  }
  process.setegid?.(TENANT);
  process.seteuid?.(TENANT);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}
