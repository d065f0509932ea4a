import { shareOfWeek } from '../../../bin/synthesis/week';

const start = (schedule: string) => ({ schedule, on: true });
const stop = (schedule: string) => ({ schedule, on: false });

test.each([
  ['office hours', [start('cron(0 8 ? * MON-FRI *)'), stop('cron(0 18 ? * MON-FRI *)')], 50],
  ['office hours in the six fields of numbers', [start('cron(0 8 ? * 2-6 *)'), stop('cron(0 18 ? * 2-6 *)')], 50],
  ['every day', [start('cron(30 6 * * ? *)'), stop('cron(0 20 * * ? *)')], 7 * 13.5],
  ['two days', [start('cron(0 9 ? * MON,WED *)'), stop('cron(0 12 ? * MON,WED *)')], 6],
  ['nights, over the end of the week', [start('cron(0 22 ? * FRI-SUN *)'), stop('cron(0 6 ? * SAT-MON *)')], 24],
  ['from Monday on, never stopped', [start('cron(0 8 ? * MON *)')], 168],
  ['never started again', [stop('cron(0 8 ? * MON *)')], 0],
])('a schedule of %s', (_, switches, hours) => {
  expect(shareOfWeek(switches) * 168).toBeCloseTo(hours);
});

test.each([
  ['there is no schedule', []],
  ['it repeats by the month', [stop('cron(0 18 1 * ? *)')]],
  ['it is no cron expression', [start('rate(1 day)'), stop('cron(0 18 ? * MON-FRI *)')]],
  ['it names no day', [start('cron(0 8 ? * MONDAY *)'), stop('cron(0 18 ? * MON-FRI *)')]],
])('runs all week where %s', (_, switches) => {
  expect(shareOfWeek(switches)).toBe(1);
});
