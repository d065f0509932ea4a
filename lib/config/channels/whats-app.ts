import { ChannelDefinition, channelBaseline, channelPeople, directMessageProblems, hosts } from '../channel-definition';
import { DirectMessages } from '../direct-messages';
import { emptyProblems, IdentifierKind, listProblems, throwProblems } from '../problems';

/** How the agent takes part in WhatsApp; give it a number of its own, not a person's. */
export interface WhatsAppProps {
  /**
   * Ids of the groups that the agent answers in when it is mentioned, such as `120363000000000000@g.us`.
   *
   * @default - none, direct messages alone
   */
  readonly groups?: string[];

  /**
   * The people whom the agent answers in groups, by number, such as `+15550000001`.
   *
   * @default - nobody; required with groups
   */
  readonly users?: string[];

  /**
   * Who may write to the agent directly, by number.
   *
   * @default DirectMessages.pairing()
   */
  readonly directMessages?: DirectMessages;
}

const GROUP: IdentifierKind = {
  pattern: /^\d+(?:-\d+)?@g\.us$/,
  what: "a WhatsApp group id such as '120363000000000000@g.us'",
  howToFind: 'OpenClaw logs the id of a group that it ignores',
};
const USER: IdentifierKind = {
  pattern: /^\+[1-9]\d{6,14}$/,
  what: "a phone number in international form such as '+15550000001'",
  howToFind: 'write it with the country code, without spaces',
};

export function whatsApp(props: WhatsAppProps): ChannelDefinition {
  const groups = props.groups ?? [];
  const users = props.users ?? [];
  throwProblems([
    ...listProblems('groups', groups, GROUP),
    ...listProblems('users', users, USER),
    ...(groups.length > 0 ? emptyProblems('users', users, 'person who may speak in the groups') : []),
    ...directMessageProblems(props.directMessages, USER),
  ]);
  return {
    id: 'whatsapp',
    plugin: { id: 'whatsapp', packageName: '@openclaw/whatsapp', version: '2026.9.6' },
    // The linked account's credentials lie in the state directory: WhatsApp has no token.
    secretNames: [],
    allowedHosts: hosts('WhatsApp: messages and media', ['.whatsapp.com', '.whatsapp.net']),
    people: channelPeople(users, props.directMessages),
    settings: {
      channels: {
        whatsapp: {
          ...channelBaseline(groups.length > 0, props.directMessages),
          // Whoever holds the linked phone would get in past the pairing.
          selfChatMode: false,
          ...(groups.length > 0
            ? {
                groups: Object.fromEntries(groups.map(group => [group, { requireMention: true }])),
                groupAllowFrom: users,
              }
            : {}),
          actions: { reactions: false, polls: false, calls: false },
        },
      },
    },
  };
}
