import { z } from 'zod';
import { list, text, wholeNumber } from './schema-types';

// What an identifier looks like is judged by lib/config, which also says where to find it.

const directMessages = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pairing').describe('People whose pairing code an operator approved.') }),
    z.strictObject({
      kind: z.literal('allowOnly').describe('The people of the list, without approval.'),
      users: list('Ids of the people.', text('Id of a person, in quotes if it is a number.')),
    }),
    z.strictObject({ kind: z.literal('disabled').describe('Nobody.') }),
  ])
  .describe('Who may write to the agent directly, with pairing unless told otherwise.')
  .optional();

const slack = {
  channels: list(
    'Slack channels that the agent answers in when it is mentioned; none unless listed.',
    z
      .strictObject({
        channelId: text('Id of the Slack channel, such as C0123456789.'),
        users: list('People whom the agent answers there.', text('Slack user id, such as U0123456789.')),
      })
      .describe('One Slack channel.'),
  ).optional(),
  directMessages,
};

const whatsApp = {
  groups: list('Groups that the agent answers in.', text('Group id, such as 120363000000000000@g.us.')).optional(),
  users: list(
    'People whom the agent answers in groups.',
    text('Phone number in quotes, such as "+15550000001".'),
  ).optional(),
  directMessages,
};

const msTeams = {
  appId: text('Application (client) id of the bot.'),
  tenantId: text('Directory (tenant) id of the organisation.'),
  users: list('People whom the agent answers in teams.', text('Object id in the directory.')).optional(),
  teams: list(
    'Teams that the agent answers in when it is mentioned; none unless listed.',
    z
      .strictObject({
        teamId: text('Conversation id of the team, such as 19:…@thread.tacv2.'),
        channels: list('Channels of the team.', text('Conversation id of the channel.')),
      })
      .describe('One team.'),
  ).optional(),
  directMessages,
};

const discord = {
  guilds: list(
    'Servers that the agent answers in when it is mentioned; none unless listed.',
    z
      .strictObject({
        guildId: text('Id of the server, in quotes.'),
        users: list('People whom the agent answers there.', text('Id of a person, in quotes.')),
        channels: list('Channels of the server.', text('Id of a channel, in quotes.')),
        open: z.boolean().describe('Whether strangers can join; the agent has no tools there.').optional(),
      })
      .describe('One server.'),
  ).optional(),
  directMessages,
};

const telegram = {
  groups: list(
    'Groups that the agent answers in when it is mentioned; none unless listed.',
    z
      .strictObject({
        groupId: text('Id of the group, in quotes, such as "-1001234567890".'),
        users: list('People whom the agent answers there.', text('Id of a person, in quotes.')),
      })
      .describe('One group.'),
  ).optional(),
  directMessages,
};

const email = {
  host: text('IMAP server, such as imap.example.com.'),
  port: wholeNumber('Port of the IMAP server, 993 unless told otherwise.', 1, 65535).optional(),
  user: text('The mailbox, such as assistant@example.com.'),
  allowedSenders: list('Whose mail is read.', text('Address, or domain such as "@example.com".')),
};

/** A channel of a deployment file. */
export const channelSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('slackSocket').describe('Slack over an outbound connection.'), ...slack }),
    z.strictObject({ kind: z.literal('slackHttp').describe('Slack over webhooks.'), ...slack }),
    z.strictObject({ kind: z.literal('whatsApp').describe('WhatsApp, with an account of its own.'), ...whatsApp }),
    z.strictObject({ kind: z.literal('msTeams').describe('Microsoft Teams, over webhooks.'), ...msTeams }),
    z.strictObject({ kind: z.literal('discord').describe('Discord, over an outbound connection.'), ...discord }),
    z.strictObject({ kind: z.literal('telegram').describe('Telegram, by long polling.'), ...telegram }),
    z.strictObject({ kind: z.literal('email').describe('A mailbox over IMAP.'), ...email }),
  ])
  .describe('A channel that people talk to the agent through.');

/** A valid channel of a deployment file. */
export type ChannelSection = z.output<typeof channelSchema>;
