/** Tells what does not stand in the way of a deployment, where it does not mix with a report. */
export function tellWarnings(warnings: readonly string[]): void {
  for (const warning of warnings) console.error(`warning: ${warning}`);
}
