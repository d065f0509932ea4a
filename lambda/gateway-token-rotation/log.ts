/** Writes one line of JSON to the function's log. */
export function log(record: Record<string, string>): void {
  process.stdout.write(`${JSON.stringify(record)}\n`);
}
