import { covers } from '../../lib/private/host-coverage';

test.each([
  { wide: { host: 'slack.com' }, narrow: { host: 'slack.com', port: 443 }, expected: true },
  { wide: { host: 'slack.com' }, narrow: { host: 'slack.com', port: 8443 }, expected: false },
  { wide: { host: '.slack.com' }, narrow: { host: 'slack.com' }, expected: true },
  { wide: { host: '.slack.com' }, narrow: { host: 'files.slack.com' }, expected: true },
  { wide: { host: '.slack.com' }, narrow: { host: '.files.slack.com' }, expected: true },
  { wide: { host: '.slack.com' }, narrow: { host: '.slack.com' }, expected: true },
  { wide: { host: '.slack.com' }, narrow: { host: 'notslack.com' }, expected: false },
  { wide: { host: '.slack.com' }, narrow: { host: '.com' }, expected: false },
  { wide: { host: 'slack.com' }, narrow: { host: '.slack.com' }, expected: false },
  { wide: { host: 'slack.com' }, narrow: { host: 'files.slack.com' }, expected: false },
])('$wide lets through all that $narrow does: $expected', ({ wide, narrow, expected }) => {
  expect(covers(wide, narrow)).toBe(expected);
});
