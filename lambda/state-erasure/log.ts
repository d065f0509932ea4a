/** Writes one line of JSON to the function's log; names of files are user data and never in it. */
export function log(record: Record<string, string | number>): void {
  process.stdout.write(`${JSON.stringify(record)}\n`);
}
