import { Audience, Channel, DirectMessages, ModelProvider } from '../../../lib';
import { DeploymentProps } from './synthesize';

const DIRECTORY_ID = '00000000-0000-4000-8000-000000000001';
const TEAMS_THREAD = '19:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@thread.tacv2';

/** Every channel, with all that can be set. */
export const CHANNELS = {
  slackSocket: () =>
    Channel.slackSocket({
      channels: [{ channelId: 'C0123456789', users: ['U0123456789'] }],
      directMessages: DirectMessages.allowOnly('U0123456789'),
    }),
  slackHttp: () => Channel.slackHttp({ channels: [{ channelId: 'C0123456789', users: ['U0123456789'] }] }),
  whatsApp: () =>
    Channel.whatsApp({
      groups: ['120363000000000000@g.us'],
      users: ['+15550000001'],
      directMessages: DirectMessages.allowOnly('+15550000001'),
    }),
  msTeams: () =>
    Channel.msTeams({
      appId: DIRECTORY_ID,
      tenantId: DIRECTORY_ID,
      users: [DIRECTORY_ID],
      teams: [{ teamId: TEAMS_THREAD, channels: [TEAMS_THREAD] }],
      directMessages: DirectMessages.allowOnly(DIRECTORY_ID),
    }),
  discord: () =>
    Channel.discord({
      guilds: [
        {
          guildId: '123456789012345678',
          users: ['234567890123456789'],
          channels: ['345678901234567890'],
          open: true,
        },
      ],
      directMessages: DirectMessages.allowOnly('234567890123456789'),
    }),
  telegram: () =>
    Channel.telegram({
      groups: [{ groupId: '-1001234567890', users: ['123456789'] }],
      directMessages: DirectMessages.allowOnly('123456789'),
    }),
  email: () =>
    Channel.email({ host: 'imap.example.com', user: 'assistant@example.com', allowedSenders: ['@example.com'] }),
};

/** Every model provider; OpenClaw takes models before GPT-5 and Claude 4.5, by their names, for weak. */
export const PROVIDERS = {
  anthropic: () => ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
  openAi: () => ModelProvider.openAi({ model: 'gpt-5.5' }),
  openAiCompatible: () =>
    ModelProvider.openAiCompatible({ baseUrl: 'https://llm.example.com/v1', model: 'example-model' }),
  bedrock: () => ModelProvider.bedrock({ region: 'eu-central-1', model: 'anthropic.claude-opus-4-6-v1' }),
};

/** All channels that one gateway can have: Slack is either of two. */
export function allChannels(): Channel[] {
  return Object.entries(CHANNELS)
    .filter(([name]) => name !== 'slackHttp')
    .map(([, create]) => create());
}

/** Somebody on every channel for whom the agent of a team may write. */
const WRITERS = {
  slack: ['U0123456789'],
  whatsapp: ['+15550000001'],
  msteams: [DIRECTORY_ID],
  discord: ['234567890123456789'],
  telegram: ['123456789'],
};

/** One deployment for every channel, for every provider, for a team, and for all channels together. */
export function everyDeployment(): { [name: string]: DeploymentProps } {
  const channels = Object.entries(CHANNELS).map(([name, create]) => [name, { channels: [create()] }]);
  const providers = Object.entries(PROVIDERS).map(([name, create]) => [name, { modelProvider: create() }]);
  const teams = [
    ['team', { channels: allChannels(), audience: Audience.team({ writers: WRITERS }) }],
    ['team-of-readers', { channels: [CHANNELS.telegram()], audience: Audience.team() }],
  ];
  return Object.fromEntries([...channels, ...providers, ...teams, ['all-channels', { channels: allChannels() }]]);
}
