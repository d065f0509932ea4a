import { TimeZone } from 'aws-cdk-lib';

/** Properties of WeeklyHours. */
export interface WeeklyHoursProps {
  /** The days: one, such as `sat`, or the first and the last of several, such as `mon-fri` or `sun-thu`. */
  readonly days: string;

  /** When they begin, such as `08:00`. */
  readonly from: string;

  /** When they end, later on the same day, such as `18:00`. */
  readonly to: string;

  /** Whose clock it is; summer time is kept. */
  readonly timeZone: TimeZone;
}

/** The same hours on some days of each week, by the clock of one place. */
export class WeeklyHours {
  /** Whose clock it is. */
  public readonly timeZone: TimeZone;

  /** @internal */
  public readonly _days: readonly string[];

  /** @internal */
  public readonly _from: number;

  /** @internal */
  public readonly _to: number;

  constructor(props: WeeklyHoursProps) {
    validateTimeZone(props.timeZone);
    this.timeZone = props.timeZone;
    this._days = daysOf(props.days);
    this._from = minutesOf('from', props.from);
    this._to = minutesOf('to', props.to);
    if (this._to <= this._from) {
      throw new Error(
        `to must be later on the same day than from, got ${props.from} to ${props.to}: hours past midnight are not offered`,
      );
    }
  }
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function daysOf(days: string): string[] {
  const [first, last = first, ...more] = days.split('-').map(day => WEEK.indexOf(day));
  if (first < 0 || last < 0 || more.length > 0) {
    throw new Error(
      `days must be one of ${WEEK.join(', ')}, or two of them with a hyphen, got '${days}': write mon-fri for the days from Monday to Friday`,
    );
  }
  const count = ((last - first + WEEK.length) % WEEK.length) + 1;
  return Array.from({ length: count }, (_, index) => WEEK[(first + index) % WEEK.length]);
}

function minutesOf(prop: string, time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) {
    throw new Error(
      `${prop} must be a time from 00:00 to 23:59, got '${time}': write it with four digits, as in 08:00`,
    );
  }
  return Number(hours) * 60 + Number(minutes);
}

function validateTimeZone({ timezoneName }: TimeZone): void {
  if (!isTimeZone(timezoneName)) {
    throw new Error(
      `timeZone must be a name of the IANA time zone database, got '${timezoneName}': write it as there, such as Europe/Berlin`,
    );
  }
}

function isTimeZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // Of two names of a zone the other may come back, but the same in other letters is one that AWS does not know.
    return /^[A-Z]/.test(name) && (timeZone === name || timeZone.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}
