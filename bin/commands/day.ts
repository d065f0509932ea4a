import { isDay } from '../../lib/private/day';

/** What is wrong with a day of the command line. */
export function dayProblem(option: string, day: string | undefined): string | undefined {
  return day === undefined || isDay(day) ? undefined : `--${option} "${day}" is no day; write it as 2027-03-31`;
}

/** The day that this machine has, in UTC. */
export function machineDay(): string {
  return new Date().toISOString().slice(0, 10);
}
