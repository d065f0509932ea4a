import { DirectMessages } from '../../lib/config';
import { channelBaseline, directMessageProblems, hosts } from '../../lib/config/channel-definition';

const DIGITS = { pattern: /^\d+$/, what: 'digits', howToFind: 'count' };

test.each([
  [true, 'allowlist'],
  [false, 'disabled'],
])('closes groups unless some are named: %p', (hasGroups, groupPolicy) => {
  expect(channelBaseline(hasGroups)).toEqual({
    enabled: true,
    dmPolicy: 'pairing',
    groupPolicy,
    contextVisibility: 'allowlist',
    configWrites: false,
  });
});

test('takes other direct messages', () => {
  expect(channelBaseline(false, DirectMessages.disabled())).toMatchObject({ dmPolicy: 'disabled' });
});

test.each([undefined, DirectMessages.pairing(), DirectMessages.disabled(), DirectMessages.allowOnly('1')])(
  'finds nothing wrong with direct messages, case %#',
  directMessages => {
    expect(directMessageProblems(directMessages, DIGITS)).toEqual([]);
  },
);

test.each([
  [DirectMessages.allowOnly(), 'directMessages.allowOnly must name at least one person, got none: nobody could use it'],
  [DirectMessages.allowOnly('a'), "directMessages.allowOnly[0] must be digits, got 'a': count"],
])('finds what is wrong with an allow list, case %#', (directMessages, problem) => {
  expect(directMessageProblems(directMessages, DIGITS)).toEqual([problem]);
});

test('gives each host the reason', () => {
  expect(hosts('why', ['a.example', 'b.example'])).toEqual([
    { host: 'a.example', reason: 'why' },
    { host: 'b.example', reason: 'why' },
  ]);
});
