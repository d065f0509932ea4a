import { opendir } from 'node:fs/promises';

// A directory may hold more names than memory does.
const BATCH = 1000;

/** How many names of a directory are acted on at a time. */
const WIDTH = 16;

const SLASH = Buffer.from('/');

// The types of Node.js know names in bytes for readdir alone.
const IN_BYTES = { encoding: 'buffer' as BufferEncoding };
type Names = AsyncIterable<{ readonly name: Buffer }>;

/** A path in bytes, because a name need not be text. */
export function join(directory: Buffer, name: Buffer): Buffer {
  return Buffer.concat([directory, SLASH, name]);
}

/** What a name is remembered by. */
export function keyOf(name: Buffer): string {
  return name.toString('latin1');
}

/** Some of the names in a directory that are not passed over; none when there are no more. */
export async function namesIn(directory: Buffer, passedOver: ReadonlySet<string> = new Set()): Promise<Buffer[]> {
  const names: Buffer[] = [];
  for await (const { name } of (await opendir(directory, IN_BYTES)) as unknown as Names) {
    if (!passedOver.has(keyOf(name))) {
      names.push(name);
    }
    if (names.length === BATCH) {
      break;
    }
  }
  return names;
}

/** Acts on names, several at a time, until all are done or time is over. */
export async function forEach(
  names: Buffer[],
  isOver: () => boolean,
  act: (name: Buffer) => Promise<void>,
): Promise<void> {
  const queue = names.values();
  const work = async () => {
    for (const name of queue) {
      if (isOver()) {
        return;
      }
      await act(name);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
}
