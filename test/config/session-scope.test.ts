import { SessionScope } from '../../lib/config';

test('offers no scope that mixes people up', () => {
  expect(Object.values(SessionScope)).toEqual(['per-channel-peer', 'per-account-channel-peer']);
});
