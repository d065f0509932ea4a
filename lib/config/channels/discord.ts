import { ChannelDefinition, channelBaseline, channelPeople, directMessageProblems, hosts } from '../channel-definition';
import { DirectMessages } from '../direct-messages';
import { JsonObject, secretRef } from '../json';
import { duplicateProblems, emptyProblems, IdentifierKind, idProblems, listProblems, throwProblems } from '../problems';

/** A Discord server that the agent answers in when it is mentioned. */
export interface DiscordGuildAccess {
  /** Id of the server, such as `123456789012345678`. */
  readonly guildId: string;

  /** Ids of the people whom the agent answers there. */
  readonly users: string[];

  /** Ids of the channels that the agent answers in. */
  readonly channels: string[];

  /**
   * Whether strangers can join the server: the agent has no tools there.
   *
   * @default false
   */
  readonly open?: boolean;
}

/** How the agent takes part in Discord. */
export interface DiscordProps {
  /**
   * The servers that the agent answers in.
   *
   * @default - none, direct messages alone
   */
  readonly guilds?: DiscordGuildAccess[];

  /**
   * Who may write to the agent directly, by user id.
   *
   * @default DirectMessages.pairing()
   */
  readonly directMessages?: DirectMessages;
}

const SNOWFLAKE: IdentifierKind = {
  pattern: /^\d{17,20}$/,
  what: "a Discord id of 17 to 20 digits such as '123456789012345678'",
  howToFind: 'switch on developer mode in Discord and choose Copy ID',
};

const HOSTS = ['discord.com', '.discord.gg', 'cdn.discordapp.com', 'media.discordapp.net'];

export function discord(props: DiscordProps): ChannelDefinition {
  const guilds = props.guilds ?? [];
  validate(guilds, props.directMessages);
  return {
    id: 'discord',
    plugin: { id: 'discord', packageName: '@openclaw/discord', version: '2026.9.6' },
    secretNames: ['DISCORD_BOT_TOKEN'],
    allowedHosts: hosts('Discord: API, gateway and media', HOSTS),
    people: channelPeople(
      guilds.flatMap(({ users }) => users),
      props.directMessages,
    ),
    settings: {
      channels: {
        discord: {
          ...channelBaseline(guilds.length > 0, props.directMessages),
          joinIntro: false,
          dangerouslyAllowNameMatching: false,
          allowBots: false,
          token: secretRef('DISCORD_BOT_TOKEN'),
          ...(guilds.length > 0 ? { guilds: Object.fromEntries(guilds.map(guildEntry)) } : {}),
          commands: { native: false, nativeSkills: false },
        },
      },
    },
  };
}

function guildEntry({ guildId, users, channels, open }: DiscordGuildAccess): [string, JsonObject] {
  const entries = channels.map(channel => [channel, { enabled: true, requireMention: true }]);
  return [
    guildId,
    {
      requireMention: true,
      users,
      channels: Object.fromEntries(entries),
      ...(open ? { tools: { deny: ['*'] } } : {}),
    },
  ];
}

function validate(guilds: DiscordGuildAccess[], directMessages?: DirectMessages): void {
  throwProblems([
    ...duplicateProblems(
      'guilds',
      guilds.map(({ guildId }) => guildId),
    ),
    ...guilds.flatMap(({ guildId, users, channels }, index) => [
      ...idProblems(`guilds[${index}].guildId`, guildId, SNOWFLAKE),
      ...emptyProblems(`guilds[${index}].users`, users, 'person'),
      ...listProblems(`guilds[${index}].users`, users, SNOWFLAKE),
      ...emptyProblems(`guilds[${index}].channels`, channels, 'channel'),
      ...listProblems(`guilds[${index}].channels`, channels, SNOWFLAKE),
    ]),
    ...directMessageProblems(directMessages, SNOWFLAKE),
  ]);
}
