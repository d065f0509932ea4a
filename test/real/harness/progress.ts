/** Writes past jest, which would hold the line back until the test file ends. */
export function progress(line: string): void {
  process.stderr.write(`  … ${line}\n`);
}
