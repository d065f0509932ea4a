import { WeeklyHours } from './weekly-hours';

/** A time in which alarms are muted: from a minute of some days on, for some minutes. */
export interface MuteWindow {
  readonly name: string;
  readonly days: readonly string[];
  readonly at: number;
  readonly minutes: number;
}

const DAY = 24 * 60;
const WEEK = 7;

// A gateway starts within five minutes, its metrics come a few later, and the alarm looks back over fifteen.
const START = 20;

// The night in which summer time ends is an hour longer, so the window over it ends an hour early.
const EARLY = 120;

/** The times in which no gateway is meant to run, with the time that it takes to start. */
export function muteWindows({ _days: days, _from: from, _to: to }: WeeklyHours): MuteWindow[] {
  const nights = days.length === WEEK ? days : days.slice(0, -1);
  const night = from + DAY - to;
  const morning = Math.max(0, from - EARLY);
  return [
    { name: 'Mornings', days, at: morning, minutes: from + START - morning },
    ...(nights.length > 0 ? [{ name: 'Nights', days: nights, at: to, minutes: night }] : []),
    ...(days.length < WEEK
      ? [{ name: 'DaysOff', days: days.slice(-1), at: to, minutes: night + (WEEK - days.length) * DAY }]
      : []),
  ];
}
