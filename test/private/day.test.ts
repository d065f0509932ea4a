import { isDay } from '../../lib/private/day';

test.each(['2027-03-31', '2028-02-29', '2000-02-29'])('%s is a day', text => {
  expect(isDay(text)).toBe(true);
});

test.each(['2027-02-29', '2026-02-30', '2027-13-01', '2027-3-1', '31.03.2027', '2027-03-31T00:00', '', 'today'])(
  '"%s" is no day',
  text => {
    expect(isDay(text)).toBe(false);
  },
);
