import { Channel, DirectMessages } from '../../../lib/config';
import { problemOf, settingsOf } from '../fixture';

const GROUPS = { groups: ['120363000000000000@g.us'], users: ['+15550000001'] };

test('takes direct messages after pairing alone, and not those of the linked phone to itself', () => {
  expect(settingsOf(Channel.whatsApp())).toEqual({
    enabled: true,
    dmPolicy: 'pairing',
    groupPolicy: 'disabled',
    contextVisibility: 'allowlist',
    configWrites: false,
    selfChatMode: false,
    actions: { reactions: false, polls: false, calls: false },
  });
});

test('brings plugin and hosts; the linked account has no token', () => {
  const whatsApp = Channel.whatsApp();
  const reason = 'WhatsApp: messages and media';

  expect(whatsApp.plugin).toEqual({ id: 'whatsapp', packageName: '@openclaw/whatsapp', version: '2026.9.6' });
  expect(whatsApp.secretNames).toEqual([]);
  expect(whatsApp.allowedHosts).toEqual([
    { host: '.whatsapp.com', reason },
    { host: '.whatsapp.net', reason },
  ]);
  expect(whatsApp.webhooks).toEqual([]);
});

test('answers the named people in the named groups, when mentioned', () => {
  expect(settingsOf(Channel.whatsApp(GROUPS))).toMatchObject({
    groupPolicy: 'allowlist',
    groups: { '120363000000000000@g.us': { requireMention: true } },
    groupAllowFrom: ['+15550000001'],
  });
});

test('lets the named people write directly', () => {
  expect(settingsOf(Channel.whatsApp({ directMessages: DirectMessages.allowOnly('+15550000001') }))).toMatchObject({
    dmPolicy: 'allowlist',
    allowFrom: ['+15550000001'],
  });
});

const USER = "must be a phone number in international form such as '+15550000001'";
const USER_ADVICE = 'write it with the country code, without spaces';

test.each([
  [
    { ...GROUPS, groups: ['Family'] },
    "groups[0] must be a WhatsApp group id such as '120363000000000000@g.us', got 'Family': OpenClaw logs the id of a group that it ignores",
  ],
  [
    { ...GROUPS, users: [] },
    'users must name at least one person who may speak in the groups, got none: nobody could use it',
  ],
  [{ ...GROUPS, users: ['0555 1234'] }, `users[0] ${USER}, got '0555 1234': ${USER_ADVICE}`],
  [{ ...GROUPS, users: ['*'] }, `users[0] ${USER}, got the wildcard '*', which would let anybody in: ${USER_ADVICE}`],
  [
    { ...GROUPS, groups: ['120363000000000000@g.us', '120363000000000000@g.us'] },
    "groups must name each once, got '120363000000000000@g.us' twice: remove one of them",
  ],
  [
    { directMessages: DirectMessages.allowOnly('15550000001') },
    `directMessages.allowOnly[0] ${USER}, got '15550000001': ${USER_ADVICE}`,
  ],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => Channel.whatsApp(props))).toBe(problem);
});
