import { Channel, DirectMessages } from '../../../lib/config';
import { problemOf, settingsOf } from '../fixture';

const ACCESS = { channelId: 'C0123456789', users: ['U0123456789'] };
const COMMON = {
  enabled: true,
  dmPolicy: 'pairing',
  groupPolicy: 'disabled',
  contextVisibility: 'allowlist',
  configWrites: false,
  joinIntro: false,
  dangerouslyAllowNameMatching: false,
  allowBots: false,
  requireMention: true,
  userTokenReadOnly: true,
  commands: { native: false, nativeSkills: false },
  slashCommand: { enabled: false },
};
const ref = (id: string) => ({ source: 'env', provider: 'default', id });

test('connects out by socket mode, to direct messages after pairing alone', () => {
  const slack = Channel.slackSocket();

  expect(settingsOf(slack)).toEqual({
    ...COMMON,
    mode: 'socket',
    botToken: ref('SLACK_BOT_TOKEN'),
    appToken: ref('SLACK_APP_TOKEN'),
  });
  expect(slack.secretNames).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
  expect(slack.webhooks).toEqual([]);
});

test('takes events by webhook, signed by Slack', () => {
  const slack = Channel.slackHttp();

  expect(settingsOf(slack)).toEqual({
    ...COMMON,
    mode: 'http',
    webhookPath: '/slack/events',
    botToken: ref('SLACK_BOT_TOKEN'),
    signingSecret: ref('SLACK_SIGNING_SECRET'),
  });
  expect(slack.secretNames).toEqual(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  expect(slack.webhooks).toEqual([{ path: '/slack/events', port: 18789 }]);
});

test.each([
  ['socket', Channel.slackSocket()],
  ['http', Channel.slackHttp()],
])('brings the plugin and the hosts in %s mode', (_, slack) => {
  const reason = 'Slack: API, socket mode and files';

  expect(slack.id).toBe('slack');
  expect(slack.plugin).toEqual({ id: 'slack', packageName: '@openclaw/slack', version: '2026.9.6' });
  expect(slack.allowedHosts).toEqual([
    { host: '.slack.com', reason },
    { host: '.slack-edge.com', reason },
  ]);
});

test.each([
  ['socket', Channel.slackSocket],
  ['http', Channel.slackHttp],
])('answers the named people in the named channels in %s mode, when mentioned', (_, create) => {
  expect(settingsOf(create({ channels: [ACCESS] }))).toMatchObject({
    groupPolicy: 'allowlist',
    channels: { C0123456789: { enabled: true, requireMention: true, allowBots: false, users: ['U0123456789'] } },
  });
});

test('lets the named people write directly', () => {
  expect(settingsOf(Channel.slackSocket({ directMessages: DirectMessages.allowOnly('U0123456789') }))).toMatchObject({
    dmPolicy: 'allowlist',
    allowFrom: ['U0123456789'],
  });
});

const CHANNEL_ADVICE = "open the channel's details in Slack and copy the id at the bottom";
const USER_ADVICE = "open the person's profile in Slack and choose Copy member ID";

test.each([
  [
    { channels: [{ ...ACCESS, channelId: '#general' }] },
    `channels[0].channelId must be a Slack channel id such as 'C0123456789', got '#general': ${CHANNEL_ADVICE}`,
  ],
  [
    { channels: [{ ...ACCESS, users: [] }] },
    'channels[0].users must name at least one person, got none: nobody could use it',
  ],
  [
    { channels: [{ ...ACCESS, users: ['ada'] }] },
    `channels[0].users[0] must be a Slack user id such as 'U0123456789', got 'ada': ${USER_ADVICE}`,
  ],
  [
    { channels: [{ ...ACCESS, users: ['*'] }] },
    `channels[0].users[0] must be a Slack user id such as 'U0123456789', got the wildcard '*', which would let anybody in: ${USER_ADVICE}`,
  ],
  [{ channels: [ACCESS, ACCESS] }, "channels must name each once, got 'C0123456789' twice: remove one of them"],
  [
    { directMessages: DirectMessages.allowOnly() },
    'directMessages.allowOnly must name at least one person, got none: nobody could use it',
  ],
  [
    { directMessages: DirectMessages.allowOnly('U0123456789', '*') },
    `directMessages.allowOnly[1] must be a Slack user id such as 'U0123456789', got the wildcard '*', which would let anybody in: ${USER_ADVICE}`,
  ],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => Channel.slackSocket(props))).toBe(problem);
  expect(problemOf(() => Channel.slackHttp(props))).toBe(problem);
});

test('names all problems at once', () => {
  expect(
    problemOf(() => Channel.slackSocket({ channels: [{ channelId: 'x', users: ['y'] }] }))?.split('\n'),
  ).toHaveLength(2);
});
