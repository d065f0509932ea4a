import { TimeZone } from 'aws-cdk-lib';
import { WeeklyHours, WeeklyHoursProps } from '../../lib/gateway';

function hours(props: Partial<WeeklyHoursProps> = {}): WeeklyHours {
  return new WeeklyHours({ days: 'mon-fri', from: '08:00', to: '18:00', timeZone: TimeZone.EUROPE_BERLIN, ...props });
}

test.each([
  ['mon-fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
  ['sun-thu', ['sun', 'mon', 'tue', 'wed', 'thu']],
  ['sat', ['sat']],
  ['sat-sat', ['sat']],
  ['mon-sun', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
  ['wed-tue', ['wed', 'thu', 'fri', 'sat', 'sun', 'mon', 'tue']],
])('the days %s are %j', (days, expected) => {
  expect(hours({ days })._days).toEqual(expected);
});

test.each(['', 'Mon-Fri', 'mon-', '-fri', 'mon-wed-fri', 'mon,fri', 'monday', 'mo-fr'])(
  "fails with the days '%s'",
  days => {
    expect(() => hours({ days })).toThrow(
      `days must be one of mon, tue, wed, thu, fri, sat, sun, or two of them with a hyphen, got '${days}': write mon-fri for the days from Monday to Friday`,
    );
  },
);

test.each(['8:00', '24:00', '08:60', '0800', '8 am', ''])("fails with the time '%s'", time => {
  const rule = `must be a time from 00:00 to 23:59, got '${time}': write it with four digits, as in 08:00`;
  expect(() => hours({ from: time })).toThrow(`from ${rule}`);
  expect(() => hours({ to: time })).toThrow(`to ${rule}`);
});

test('takes the first and the last minute of a day', () => {
  expect(hours({ from: '00:00', to: '23:59' })).toMatchObject({ _from: 0, _to: 1439 });
});

test.each([
  ['08:00', '08:00'],
  ['22:00', '06:00'],
])('fails with hours from %s to %s', (from, to) => {
  expect(() => hours({ from, to })).toThrow(
    `to must be later on the same day than from, got ${from} to ${to}: hours past midnight are not offered`,
  );
});

test.each(['Europe/Amsterdam', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/UTC', 'UTC'])(
  'takes the time zone %s',
  name => {
    expect(hours({ timeZone: TimeZone.of(name) }).timeZone.timezoneName).toBe(name);
  },
);

test.each(['', 'Europe/Bonn', 'europe/berlin', 'EUROPE/BERLIN', '+01:00', 'Berlin'])(
  "fails with the time zone '%s'",
  name => {
    expect(() => hours({ timeZone: TimeZone.of(name) })).toThrow(
      `timeZone must be a name of the IANA time zone database, got '${name}': write it as there, such as Europe/Berlin`,
    );
  },
);
