import { DirectMessages } from '../../lib/config';

test.each([
  ['pairing', DirectMessages.pairing(), { dmPolicy: 'pairing' }],
  ['disabled', DirectMessages.disabled(), { dmPolicy: 'disabled' }],
  ['allowlist', DirectMessages.allowOnly('U1', 'U2'), { dmPolicy: 'allowlist', allowFrom: ['U1', 'U2'] }],
])('renders %s', (policy, directMessages, settings) => {
  expect(directMessages.policy).toBe(policy);
  expect(directMessages._settings()).toEqual(settings);
});

test('names the people of an allow list and nobody otherwise', () => {
  expect(DirectMessages.allowOnly('U1').allowedIds).toEqual(['U1']);
  expect(DirectMessages.pairing().allowedIds).toEqual([]);
});
