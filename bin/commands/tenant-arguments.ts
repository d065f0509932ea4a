/** The file and the tenant that a command line names, or what is wrong with it. */
export function fileAndTenant(positionals: readonly string[]): { file: string; id: string } | string {
  const [file, id, ...others] = positionals;
  if (file === undefined) return 'Name a deployment file and a tenant, got neither';
  if (id === undefined) return `Name a tenant beside the file, got "${file}" alone`;
  return others.length === 0
    ? { file, id }
    : `Name one tenant, got ${others.length + 1}; put quotes around texts with spaces`;
}

/** What `--keep-days` is, in words. */
export const KEEP_DAYS = 'how long its state is kept; as long as backups unless told otherwise, or else 35';

/** What is wrong with the number of days that a state is kept. */
export function keepDaysProblem(days: string | undefined): string | undefined {
  if (days === undefined || /^[1-9]\d{0,3}$/.test(days)) return undefined;
  return `--keep-days "${days}" must be a whole number from 1 to 9999`;
}

/** The number of days that a state is kept; nothing when it was not told. */
export function keepDays(days: string | undefined): number | undefined {
  return days === undefined ? undefined : Number(days);
}
