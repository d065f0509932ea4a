import { AllowedHost, ReadableTextRecords } from '../egress';
import { DirectMessages } from './direct-messages';
import { JsonObject } from './json';
import { ChannelWebhook, OpenClawPlugin } from './openclaw-plugin';
import { emptyProblems, IdentifierKind, listProblems } from './problems';

/** Everything that one channel brings. */
export interface ChannelDefinition {
  readonly id: string;
  readonly plugin: OpenClawPlugin;
  readonly secretNames: string[];
  readonly allowedHosts: AllowedHost[];
  readonly readableTextRecords?: ReadableTextRecords[];
  readonly webhooks?: ChannelWebhook[];
  readonly settings: JsonObject;
  /** Whom it answers; absent where the agent has no tools whoever writes. */
  readonly people?: ChannelPeople;
  /** What it adds for a team. */
  readonly teamSettings?: JsonObject;
}

/** Whom a channel answers. */
export interface ChannelPeople {
  /** OpenClaw's name of the policy for direct messages. */
  readonly directMessages: string;
  /** Everybody who is named, for groups or directly. */
  readonly named: readonly string[];
}

export function channelPeople(inGroups: readonly string[], directMessages = DirectMessages.pairing()): ChannelPeople {
  return { directMessages: directMessages.policy, named: [...inGroups, ...directMessages.allowedIds] };
}

/** What every channel has in common: no open door, no reading of bystanders, no writing of the configuration. */
export function channelBaseline(hasGroups: boolean, directMessages = DirectMessages.pairing()): JsonObject {
  return {
    enabled: true,
    ...directMessages._settings(),
    groupPolicy: hasGroups ? 'allowlist' : 'disabled',
    contextVisibility: 'allowlist',
    configWrites: false,
  };
}

/** What is wrong with the people who may write directly. */
export function directMessageProblems(directMessages: DirectMessages | undefined, user: IdentifierKind): string[] {
  if (directMessages?.policy !== 'allowlist') {
    return [];
  }
  const { allowedIds } = directMessages;
  return [
    ...emptyProblems('directMessages.allowOnly', allowedIds, 'person'),
    ...listProblems('directMessages.allowOnly', allowedIds, user),
  ];
}

/** One host per line of a channel's list, all for the same reason. */
export function hosts(reason: string, names: string[]): AllowedHost[] {
  return names.map(host => ({ host, reason }));
}
