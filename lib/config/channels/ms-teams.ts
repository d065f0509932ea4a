import { ChannelDefinition, channelBaseline, channelPeople, directMessageProblems, hosts } from '../channel-definition';
import { DirectMessages } from '../direct-messages';
import { JsonObject, secretRef } from '../json';
import { duplicateProblems, emptyProblems, IdentifierKind, idProblems, listProblems, throwProblems } from '../problems';

/** A team that the agent answers in when it is mentioned. */
export interface MsTeamsTeamAccess {
  /** Conversation id of the team, such as `19:…@thread.tacv2`. */
  readonly teamId: string;

  /** Conversation ids of its channels. */
  readonly channels: string[];
}

/** How the agent takes part in Microsoft Teams. */
export interface MsTeamsProps {
  /** Application (client) id of the bot. */
  readonly appId: string;

  /** Directory (tenant) id of the organisation. */
  readonly tenantId: string;

  /**
   * Directory object ids of the people whom the agent answers in teams.
   *
   * @default - nobody; required with teams
   */
  readonly users?: string[];

  /**
   * The teams that the agent answers in.
   *
   * @default - none, direct messages alone
   */
  readonly teams?: MsTeamsTeamAccess[];

  /**
   * Who may write to the agent directly, by directory object id.
   *
   * @default DirectMessages.pairing()
   */
  readonly directMessages?: DirectMessages;
}

const DIRECTORY_ID: IdentifierKind = {
  pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  what: "a directory id in the form '00000000-0000-0000-0000-000000000000', in lower case",
  howToFind: 'copy the object id from Microsoft Entra',
};
const CONVERSATION: IdentifierKind = {
  pattern: /^19:[\w-]+@thread\.(?:tacv2|v2|skype)$/,
  what: "a Teams conversation id such as '19:…@thread.tacv2'",
  howToFind: 'choose Get link to team or channel and decode the id in the link',
};

const HOSTS = [
  'login.microsoftonline.com',
  '.botframework.com',
  'graph.microsoft.com',
  'smba.trafficmanager.net',
  '.teams.microsoft.com',
  '.asm.skype.com',
  '.ams.skype.com',
];

export function msTeams(props: MsTeamsProps): ChannelDefinition {
  const teams = props.teams ?? [];
  const users = props.users ?? [];
  validate(props, users, teams);
  const path = '/api/messages';
  return {
    id: 'msteams',
    plugin: { id: 'msteams', packageName: '@openclaw/msteams', version: '2026.9.5' },
    secretNames: ['MSTEAMS_APP_PASSWORD'],
    allowedHosts: hosts('Microsoft Teams: bot framework, Graph and media', HOSTS),
    webhooks: [{ path, port: 3978 }],
    people: channelPeople(users, props.directMessages),
    settings: {
      channels: {
        msteams: {
          ...channelBaseline(teams.length > 0, props.directMessages),
          dangerouslyAllowNameMatching: false,
          requireMention: true,
          appId: props.appId,
          tenantId: props.tenantId,
          appPassword: secretRef('MSTEAMS_APP_PASSWORD'),
          webhook: { port: 3978, path },
          graphMediaFallback: false,
          ...(teams.length > 0 ? { groupAllowFrom: users, teams: Object.fromEntries(teams.map(teamEntry)) } : {}),
        },
      },
    },
  };
}

function teamEntry({ teamId, channels }: MsTeamsTeamAccess): [string, JsonObject] {
  const entries = channels.map(channel => [channel, { requireMention: true }]);
  return [teamId, { requireMention: true, channels: Object.fromEntries(entries) }];
}

function validate(props: MsTeamsProps, users: string[], teams: MsTeamsTeamAccess[]): void {
  throwProblems([
    ...idProblems('appId', props.appId, DIRECTORY_ID),
    ...idProblems('tenantId', props.tenantId, DIRECTORY_ID),
    ...listProblems('users', users, DIRECTORY_ID),
    ...(teams.length > 0 ? emptyProblems('users', users, 'person who may speak in the teams') : []),
    ...duplicateProblems(
      'teams',
      teams.map(({ teamId }) => teamId),
    ),
    ...teams.flatMap(({ teamId, channels }, index) => [
      ...idProblems(`teams[${index}].teamId`, teamId, CONVERSATION),
      ...emptyProblems(`teams[${index}].channels`, channels, 'channel'),
      ...listProblems(`teams[${index}].channels`, channels, CONVERSATION),
    ]),
    ...directMessageProblems(props.directMessages, DIRECTORY_ID),
  ]);
}
