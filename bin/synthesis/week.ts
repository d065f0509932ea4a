/** A time of the week at which something is started or stopped, as a cron expression of EventBridge or Auto Scaling. */
export interface Switch {
  readonly schedule: string;
  readonly on: boolean;
}

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = DAYS.length * MINUTES_PER_DAY;

/** The part of a week in which something runs; all of it where its schedule is none that repeats by the week. */
export function shareOfWeek(switches: readonly Switch[]): number {
  const times = switches.map(({ schedule, on }) => ({ on, minutes: minutesOf(schedule) }));
  if (times.some(({ minutes }) => minutes.length === 0)) return 1;
  const events = times.flatMap(({ on, minutes }) => minutes.map(minute => ({ on, minute })));
  events.sort((a, b) => a.minute - b.minute);
  const [first] = events;
  if (first === undefined) return 1;
  const running = events.reduce((sum, { on, minute }, index) => {
    const next = events[index + 1]?.minute ?? first.minute + MINUTES_PER_WEEK;
    return on ? sum + next - minute : sum;
  }, 0);
  return running / MINUTES_PER_WEEK;
}

/** The minutes of the week that a cron expression names; none where it is not one that repeats by the week. */
function minutesOf(schedule: string): number[] {
  const [, minute, hour, days] = /^cron\((\d+) (\d+) [?*] \* (\S+)(?: \*)?\)$/.exec(schedule) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) return [];
  return daysOf(days).map(day => day * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute));
}

function daysOf(expression: string): number[] {
  if (expression === '*' || expression === '?') return DAYS.map((_, day) => day);
  return expression.split(',').flatMap(part => {
    const [from = -1, to = from] = part.split('-').map(dayOf);
    if (from < 0 || to < 0) return [];
    const length = ((to - from + DAYS.length) % DAYS.length) + 1;
    return Array.from({ length }, (_, offset) => (from + offset) % DAYS.length);
  });
}

/** The number of a day, from Sunday as 0; AWS counts from Sunday as 1. */
function dayOf(name: string): number {
  return /^[1-7]$/.test(name) ? Number(name) - 1 : DAYS.indexOf(name.toUpperCase());
}
