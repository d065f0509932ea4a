import { ChannelDefinition, channelBaseline, channelPeople, directMessageProblems, hosts } from '../channel-definition';
import { DirectMessages } from '../direct-messages';
import { JsonObject, secretRef } from '../json';
import { duplicateProblems, emptyProblems, IdentifierKind, idProblems, listProblems, throwProblems } from '../problems';

/** A Slack channel that the agent answers in when it is mentioned. */
export interface SlackChannelAccess {
  /** Id of the channel, such as `C0123456789`. */
  readonly channelId: string;

  /** Ids of the people whom the agent answers there, such as `U0123456789`. */
  readonly users: string[];
}

/** How the agent takes part in a Slack workspace. */
export interface SlackProps {
  /**
   * The channels that the agent answers in.
   *
   * @default - none, direct messages alone
   */
  readonly channels?: SlackChannelAccess[];

  /**
   * Who may write to the agent directly, by user id.
   *
   * @default DirectMessages.pairing()
   */
  readonly directMessages?: DirectMessages;
}

const CHANNEL: IdentifierKind = {
  pattern: /^[CG][A-Z0-9]{7,}$/,
  what: "a Slack channel id such as 'C0123456789'",
  howToFind: "open the channel's details in Slack and copy the id at the bottom",
};
const USER: IdentifierKind = {
  pattern: /^[UW][A-Z0-9]{7,}$/,
  what: "a Slack user id such as 'U0123456789'",
  howToFind: "open the person's profile in Slack and choose Copy member ID",
};

export function slackSocket(props: SlackProps): ChannelDefinition {
  return slack(props, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'], {
    mode: 'socket',
    botToken: secretRef('SLACK_BOT_TOKEN'),
    appToken: secretRef('SLACK_APP_TOKEN'),
  });
}

export function slackHttp(props: SlackProps): ChannelDefinition {
  const path = '/slack/events';
  const definition = slack(props, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'], {
    mode: 'http',
    webhookPath: path,
    botToken: secretRef('SLACK_BOT_TOKEN'),
    signingSecret: secretRef('SLACK_SIGNING_SECRET'),
  });
  return { ...definition, webhooks: [{ path, port: 18789 }] };
}

function slack(props: SlackProps, secretNames: string[], transport: JsonObject): ChannelDefinition {
  const channels = props.channels ?? [];
  validate(channels, props.directMessages);
  return {
    id: 'slack',
    plugin: { id: 'slack', packageName: '@openclaw/slack', version: '2026.9.6' },
    secretNames,
    allowedHosts: hosts('Slack: API, socket mode and files', ['.slack.com', '.slack-edge.com']),
    people: channelPeople(
      channels.flatMap(({ users }) => users),
      props.directMessages,
    ),
    // A reply or a thread would count as a mention.
    teamSettings: {
      channels: { slack: { implicitMentions: { replyToBot: false, quotedBot: false, threadParticipation: false } } },
    },
    settings: {
      channels: {
        slack: {
          ...channelBaseline(channels.length > 0, props.directMessages),
          joinIntro: false,
          dangerouslyAllowNameMatching: false,
          allowBots: false,
          requireMention: true,
          userTokenReadOnly: true,
          ...(channels.length > 0 ? { channels: Object.fromEntries(channels.map(channelEntry)) } : {}),
          commands: { native: false, nativeSkills: false },
          slashCommand: { enabled: false },
          ...transport,
        },
      },
    },
  };
}

function channelEntry({ channelId, users }: SlackChannelAccess): [string, JsonObject] {
  return [channelId, { enabled: true, requireMention: true, allowBots: false, users }];
}

function validate(channels: SlackChannelAccess[], directMessages?: DirectMessages): void {
  throwProblems([
    ...duplicateProblems(
      'channels',
      channels.map(({ channelId }) => channelId),
    ),
    ...channels.flatMap(({ channelId, users }, index) => [
      ...idProblems(`channels[${index}].channelId`, channelId, CHANNEL),
      ...emptyProblems(`channels[${index}].users`, users, 'person'),
      ...listProblems(`channels[${index}].users`, users, USER),
    ]),
    ...directMessageProblems(directMessages, USER),
  ]);
}
