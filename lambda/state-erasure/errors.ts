/** A refusal of our own, in words that hold no name of a file. */
export class ErasureError extends Error {}

/** What may be logged of an error: the messages of the file system quote paths, its codes do not. */
export function describeError(error: unknown): string {
  if (error instanceof ErasureError) {
    return error.message;
  }
  return codeOf(error) ?? (error instanceof Error ? error.name : 'unknown error');
}

/** The code of an error of the file system, such as EACCES. */
export function codeOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
