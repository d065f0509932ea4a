import { Channel, DirectMessages } from '../../../lib/config';
import { problemOf, settingsOf } from '../fixture';

const GROUP = { groupId: '-1001234567890', users: ['123456789'] };

test('takes direct messages after pairing alone', () => {
  expect(settingsOf(Channel.telegram())).toEqual({
    enabled: true,
    dmPolicy: 'pairing',
    groupPolicy: 'disabled',
    contextVisibility: 'allowlist',
    configWrites: false,
    joinIntro: false,
    botToken: { source: 'env', provider: 'default', id: 'TELEGRAM_BOT_TOKEN' },
    commands: { native: false, nativeSkills: false },
  });
});

test('brings secret and host; the plugin comes with OpenClaw', () => {
  const telegram = Channel.telegram();

  expect(telegram.plugin).toEqual({ id: 'telegram' });
  expect(telegram.secretNames).toEqual(['TELEGRAM_BOT_TOKEN']);
  expect(telegram.allowedHosts).toEqual([{ host: 'api.telegram.org', reason: 'Telegram: bot API and files' }]);
  expect(telegram.webhooks).toEqual([]);
});

test('answers the named people in the named groups, when mentioned', () => {
  const other = { groupId: '-1009876543210', users: ['123456789', '987654321'] };

  expect(settingsOf(Channel.telegram({ groups: [GROUP, other] }))).toMatchObject({
    groupPolicy: 'allowlist',
    groups: {
      '-1001234567890': { requireMention: true, allowFrom: ['123456789'] },
      '-1009876543210': { requireMention: true, allowFrom: ['123456789', '987654321'] },
    },
    groupAllowFrom: ['123456789', '987654321'],
  });
});

test('lets the named people write directly', () => {
  expect(settingsOf(Channel.telegram({ directMessages: DirectMessages.allowOnly('123456789') }))).toMatchObject({
    dmPolicy: 'allowlist',
    allowFrom: ['123456789'],
  });
});

const USER = "must be a Telegram user id of digits such as '123456789'";
const USER_ADVICE = 'user names can change hands, so ask the person for the number of their account';

test.each([
  [
    { groups: [{ ...GROUP, groupId: '1001234567890' }] },
    "groups[0].groupId must be a Telegram group id such as '-1001234567890', got '1001234567890': OpenClaw logs the id of a group that it ignores",
  ],
  [
    { groups: [{ ...GROUP, users: [] }] },
    'groups[0].users must name at least one person, got none: nobody could use it',
  ],
  [{ groups: [{ ...GROUP, users: ['@ada'] }] }, `groups[0].users[0] ${USER}, got '@ada': ${USER_ADVICE}`],
  [
    { groups: [{ ...GROUP, users: ['*'] }] },
    `groups[0].users[0] ${USER}, got the wildcard '*', which would let anybody in: ${USER_ADVICE}`,
  ],
  [{ groups: [GROUP, GROUP] }, "groups must name each once, got '-1001234567890' twice: remove one of them"],
  [
    { directMessages: DirectMessages.allowOnly('-1001234567890') },
    `directMessages.allowOnly[0] ${USER}, got '-1001234567890': ${USER_ADVICE}`,
  ],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => Channel.telegram(props))).toBe(problem);
});

test('fails for the bot token in place of a group without repeating it', () => {
  const groupId = ['123456789', `AAH${'abcD1_ef'.repeat(4)}`].join(':');

  expect(problemOf(() => Channel.telegram({ groups: [{ ...GROUP, groupId }] }))).toContain("got '***'");
});
