import { TimeZone } from 'aws-cdk-lib';
import { WeeklyHours } from '../../lib/gateway';
import { type MuteWindow, muteWindows } from '../../lib/gateway/mute-windows';

const STEP = 10;
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;

/** What the clock of a place shows. */
class WallClock {
  private readonly format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  at(time: number): { day: string; minute: number } {
    const parts = Object.fromEntries(this.format.formatToParts(time).map(({ type, value }) => [type, value]));
    return { day: parts.weekday.toLowerCase(), minute: Number(parts.hour) * 60 + Number(parts.minute) };
  }
}

/** Two weeks in steps: for how long the gateway is meant to have run, and whether alarms are muted. */
function* steps(hours: WeeklyHours, start: string) {
  const clock = new WallClock(hours.timeZone.timezoneName);
  const windows = muteWindows(hours);
  let mutedUntil = Number.NEGATIVE_INFINITY;
  let running = 0;
  for (let since = 0; since < 2 * WEEK; since += STEP) {
    const time = Date.parse(start) + since * MINUTE;
    const { day, minute } = clock.at(time);
    for (const window of windows.filter(({ days, at }: MuteWindow) => days.includes(day) && at === minute)) {
      mutedUntil = Math.max(mutedUntil, time + window.minutes * MINUTE);
    }
    const isMeant = hours._days.includes(day) && minute >= hours._from && minute < hours._to;
    running = isMeant ? running + STEP : 0;
    // The windows that began before the first week are not known.
    if (since >= WEEK) {
      yield { running, isMuted: time < mutedUntil };
    }
  }
}

/** Both nights of the year that are an hour longer or shorter, on either side of the Atlantic and of the equator. */
const STARTS = {
  'Europe/Berlin': ['2027-03-18T00:00Z', '2027-10-21T00:00Z', '2027-06-03T00:00Z'],
  'America/New_York': ['2027-03-04T00:00Z', '2027-10-28T00:00Z'],
  'Australia/Sydney': ['2027-03-25T00:00Z', '2027-09-23T00:00Z'],
  'Asia/Kolkata': ['2027-03-18T00:00Z'],
};

const HOURS = [
  ['mon-fri', '08:00', '18:00'],
  ['sun-thu', '09:30', '17:00'],
  ['mon-sun', '06:00', '22:00'],
  ['sat', '10:00', '12:00'],
  ['sat-sun', '02:00', '03:30'],
  ['mon-sat', '00:00', '23:50'],
] as const;

const CASES = Object.entries(STARTS).flatMap(([zone, starts]) =>
  starts.flatMap(start => HOURS.map(([days, from, to]) => [zone, start, days, from, to] as const)),
);

test.each(CASES)('in %s from %s on, with %s %s to %s', (zone, start, days, from, to) => {
  const hours = new WeeklyHours({ days, from, to, timeZone: TimeZone.of(zone) });
  const all = [...steps(hours, start)];
  const loud = all.filter(({ running, isMuted }) => running <= 20 && !isMuted);
  const deaf = all.filter(({ running, isMuted }) => running > 20 && isMuted);
  // Clocks are changed before four, which takes an hour from the windows of whoever begins so early, once a year.
  expect(loud.length * STEP).toBeLessThanOrEqual(from < '04:00' ? 60 : 0);
  // In the night that is an hour shorter the others end an hour later by the clock.
  expect(deaf.length * STEP).toBeLessThanOrEqual(40);
});

test('makes a window for the mornings, the nights and the days off', () => {
  const timeZone = TimeZone.EUROPE_BERLIN;
  expect(muteWindows(new WeeklyHours({ days: 'mon-fri', from: '08:00', to: '18:00', timeZone }))).toEqual([
    { name: 'Mornings', days: ['mon', 'tue', 'wed', 'thu', 'fri'], at: 360, minutes: 140 },
    { name: 'Nights', days: ['mon', 'tue', 'wed', 'thu'], at: 1080, minutes: 840 },
    { name: 'DaysOff', days: ['fri'], at: 1080, minutes: 3720 },
  ]);
});

test('makes no window for nights, or days off, that are not there', () => {
  const timeZone = TimeZone.EUROPE_BERLIN;
  const namesOf = (days: string) =>
    muteWindows(new WeeklyHours({ days, from: '08:00', to: '18:00', timeZone })).map(({ name }) => name);
  expect(namesOf('mon-sun')).toEqual(['Mornings', 'Nights']);
  expect(namesOf('sat')).toEqual(['Mornings', 'DaysOff']);
});
