import { ChannelDefinition, channelBaseline, channelPeople, directMessageProblems, hosts } from '../channel-definition';
import { DirectMessages } from '../direct-messages';
import { JsonObject, secretRef } from '../json';
import { duplicateProblems, emptyProblems, IdentifierKind, idProblems, listProblems, throwProblems } from '../problems';

/** A Telegram group that the agent answers in when it is mentioned. */
export interface TelegramGroupAccess {
  /** Id of the group, such as `-1001234567890`. */
  readonly groupId: string;

  /** Ids of the people whom the agent answers there. */
  readonly users: string[];
}

/** How the agent takes part in Telegram, by long polling. */
export interface TelegramProps {
  /**
   * The groups that the agent answers in.
   *
   * @default - none, direct messages alone
   */
  readonly groups?: TelegramGroupAccess[];

  /**
   * Who may write to the agent directly, by user id.
   *
   * @default DirectMessages.pairing()
   */
  readonly directMessages?: DirectMessages;
}

const GROUP: IdentifierKind = {
  pattern: /^-\d{5,20}$/,
  what: "a Telegram group id such as '-1001234567890'",
  howToFind: 'OpenClaw logs the id of a group that it ignores',
};
const USER: IdentifierKind = {
  pattern: /^\d{5,15}$/,
  what: "a Telegram user id of digits such as '123456789'",
  howToFind: 'user names can change hands, so ask the person for the number of their account',
};

export function telegram(props: TelegramProps): ChannelDefinition {
  const groups = props.groups ?? [];
  validate(groups, props.directMessages);
  return {
    id: 'telegram',
    plugin: { id: 'telegram' },
    secretNames: ['TELEGRAM_BOT_TOKEN'],
    allowedHosts: hosts('Telegram: bot API and files', ['api.telegram.org']),
    people: channelPeople(
      groups.flatMap(({ users }) => users),
      props.directMessages,
    ),
    settings: {
      channels: {
        telegram: {
          ...channelBaseline(groups.length > 0, props.directMessages),
          joinIntro: false,
          botToken: secretRef('TELEGRAM_BOT_TOKEN'),
          ...(groups.length > 0
            ? {
                groups: Object.fromEntries(groups.map(groupEntry)),
                groupAllowFrom: [...new Set(groups.flatMap(({ users }) => users))],
              }
            : {}),
          commands: { native: false, nativeSkills: false },
        },
      },
    },
  };
}

function groupEntry({ groupId, users }: TelegramGroupAccess): [string, JsonObject] {
  return [groupId, { requireMention: true, allowFrom: users }];
}

function validate(groups: TelegramGroupAccess[], directMessages?: DirectMessages): void {
  throwProblems([
    ...duplicateProblems(
      'groups',
      groups.map(({ groupId }) => groupId),
    ),
    ...groups.flatMap(({ groupId, users }, index) => [
      ...idProblems(`groups[${index}].groupId`, groupId, GROUP),
      ...emptyProblems(`groups[${index}].users`, users, 'person'),
      ...listProblems(`groups[${index}].users`, users, USER),
    ]),
    ...directMessageProblems(directMessages, USER),
  ]);
}
