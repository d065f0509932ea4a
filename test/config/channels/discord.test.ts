import { Channel, DirectMessages } from '../../../lib/config';
import { problemOf, settingsOf } from '../fixture';

const GUILD = { guildId: '123456789012345678', users: ['234567890123456789'], channels: ['345678901234567890'] };

test('takes direct messages after pairing alone', () => {
  expect(settingsOf(Channel.discord())).toEqual({
    enabled: true,
    dmPolicy: 'pairing',
    groupPolicy: 'disabled',
    contextVisibility: 'allowlist',
    configWrites: false,
    joinIntro: false,
    dangerouslyAllowNameMatching: false,
    allowBots: false,
    token: { source: 'env', provider: 'default', id: 'DISCORD_BOT_TOKEN' },
    commands: { native: false, nativeSkills: false },
  });
});

test('brings plugin, secret and hosts, and no webhook', () => {
  const discord = Channel.discord();

  expect(discord.plugin).toEqual({ id: 'discord', packageName: '@openclaw/discord', version: '2026.9.6' });
  expect(discord.secretNames).toEqual(['DISCORD_BOT_TOKEN']);
  expect(discord.allowedHosts.map(({ host }) => host)).toEqual([
    'discord.com',
    '.discord.gg',
    'cdn.discordapp.com',
    'media.discordapp.net',
  ]);
  expect(discord.webhooks).toEqual([]);
});

test('answers the named people in the named channels of a server, when mentioned', () => {
  expect(settingsOf(Channel.discord({ guilds: [GUILD] }))).toMatchObject({ groupPolicy: 'allowlist' });
  expect(settingsOf(Channel.discord({ guilds: [GUILD] })).guilds).toEqual({
    '123456789012345678': {
      requireMention: true,
      users: ['234567890123456789'],
      channels: { '345678901234567890': { enabled: true, requireMention: true } },
    },
  });
});

test.each([
  [true, { deny: ['*'] }],
  [false, undefined],
  [undefined, undefined],
])('takes every tool away in a server that is open: %p', (open, tools) => {
  expect(settingsOf(Channel.discord({ guilds: [{ ...GUILD, open }] })).guilds[GUILD.guildId].tools).toEqual(tools);
});

test('lets the named people write directly', () => {
  const directMessages = DirectMessages.allowOnly('234567890123456789');

  expect(settingsOf(Channel.discord({ directMessages }))).toMatchObject({
    dmPolicy: 'allowlist',
    allowFrom: ['234567890123456789'],
  });
});

const WHAT = "a Discord id of 17 to 20 digits such as '123456789012345678'";
const ADVICE = 'switch on developer mode in Discord and choose Copy ID';

test.each([
  [{ guilds: [{ ...GUILD, guildId: 'My server' }] }, `guilds[0].guildId must be ${WHAT}, got 'My server': ${ADVICE}`],
  [
    { guilds: [{ ...GUILD, users: [] }] },
    'guilds[0].users must name at least one person, got none: nobody could use it',
  ],
  [
    { guilds: [{ ...GUILD, users: ['*'] }] },
    `guilds[0].users[0] must be ${WHAT}, got the wildcard '*', which would let anybody in: ${ADVICE}`,
  ],
  [
    { guilds: [{ ...GUILD, channels: [] }] },
    'guilds[0].channels must name at least one channel, got none: nobody could use it',
  ],
  [{ guilds: [{ ...GUILD, channels: ['x'] }] }, `guilds[0].channels[0] must be ${WHAT}, got 'x': ${ADVICE}`],
  [{ guilds: [GUILD, GUILD] }, "guilds must name each once, got '123456789012345678' twice: remove one of them"],
  [
    { directMessages: DirectMessages.allowOnly('ada#1234') },
    `directMessages.allowOnly[0] must be ${WHAT}, got 'ada#1234': ${ADVICE}`,
  ],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => Channel.discord(props))).toBe(problem);
});
