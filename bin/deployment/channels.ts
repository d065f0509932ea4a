import { Channel, DirectMessages } from '../../lib/config';
import { ChannelSection, channelSchema } from './channel-schema';
import { FieldPath } from './problem';
import { valueAt } from './schema-guide';

/** A channel of the file that is valid by itself, and where it stands. */
export interface LocatedChannel {
  readonly section: ChannelSection;
  readonly field: FieldPath;
}

/** The channels of the tenant at a path that are valid by themselves. */
export function validChannels(tenant: FieldPath, data: unknown): LocatedChannel[] {
  const channels = valueAt([...tenant, 'channels'], data);
  if (!Array.isArray(channels)) return [];
  return channels.flatMap((channel, index) => {
    const parsed = channelSchema.safeParse(channel);
    return parsed.success ? [{ section: parsed.data, field: [...tenant, 'channels', index] }] : [];
  });
}

/** The channel that a section of the file describes. */
export function createChannel(section: ChannelSection): Channel {
  if (section.kind === 'email') return Channel.email(section);
  const props = { ...section, directMessages: createDirectMessages(section.directMessages) };
  switch (props.kind) {
    case 'slackSocket':
      return Channel.slackSocket(props);
    case 'slackHttp':
      return Channel.slackHttp(props);
    case 'whatsApp':
      return Channel.whatsApp(props);
    case 'msTeams':
      return Channel.msTeams(props);
    case 'discord':
      return Channel.discord(props);
    case 'telegram':
      return Channel.telegram(props);
  }
}

function createDirectMessages(
  section: Exclude<ChannelSection, { kind: 'email' }>['directMessages'],
): DirectMessages | undefined {
  switch (section?.kind) {
    case 'allowOnly':
      return DirectMessages.allowOnly(...section.users);
    case 'disabled':
      return DirectMessages.disabled();
    case 'pairing':
      return DirectMessages.pairing();
    default:
      return undefined;
  }
}
