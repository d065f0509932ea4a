import { Audience, Channel, ModelProvider, OpenClawConfig, ToolPolicy } from '../../lib/config';
import { createChannel, validChannels } from './channels';
import { libraryProblems } from './lib-errors';
import { FieldPath, Problem } from './problem';
import { AskedHost } from './proxy-port-rules';
import { LocatedTenant } from './tenant-rules';
import { TenantSection } from './tenant-schema';

/** What `OpenClawConfig` is made of. */
export interface ConfigInputs {
  readonly modelProvider: ModelProvider;
  readonly channels: Channel[];
  readonly tools?: ToolPolicy;
  readonly settings?: { [key: string]: unknown };
  readonly audience: Audience;
}

/** The inputs of the configuration, or what the library says is wrong with them. */
export interface ConfigResult {
  readonly inputs?: ConfigInputs;
  readonly problems: Problem[];
  /** The hosts that model provider and channels connect to. */
  readonly hosts: AskedHost[];
}

/** Builds the configuration without a stack, so that the library judges it while positions are known. */
export function createConfigInputs(tenant: LocatedTenant, region: string | undefined, data: unknown): ConfigResult {
  const problems: Problem[] = [];
  const attempt = <Built>(field: FieldPath, build: () => Built): Built | undefined => {
    try {
      return build();
    } catch (error) {
      problems.push(...libraryProblems(error, field, { audience: [...tenant.field, 'team'] }));
      return undefined;
    }
  };

  const { field, section } = tenant;
  const modelProvider = attempt([...field, 'modelProvider'], () => createModelProvider(section.modelProvider, region));
  const tools = attempt([...field, 'tools'], () => createToolPolicy(section.tools));
  const channels = validChannels(field, data).flatMap(located => {
    const channel = attempt(located.field, () => createChannel(located.section));
    return channel === undefined ? [] : [{ field: located.field, channel }];
  });
  const { settings } = section;
  const audience = createAudience(section);
  const all = channels.map(({ channel }) => channel);
  const isWhole = all.length === (section.channels ?? []).length;
  // A stand-in, so that the rest is judged whatever is wrong with the provider.
  const standIn = { modelProvider: ModelProvider.anthropic({ model: 'any' }), settings };
  const judged = section.audience === 'team' && isWhole ? { ...standIn, audience, tools, channels: all } : standIn;
  attempt(field, () => new OpenClawConfig(judged));
  const hosts = [
    ...asked([...field, 'modelProvider', 'baseUrl'], modelProvider),
    ...channels.flatMap(located => asked([...located.field, 'port'], located.channel)),
  ];
  const inputs = modelProvider && { modelProvider, channels: all, tools, settings, audience };
  return { inputs, problems: [...problems, ...teamProblems(tenant)], hosts };
}

function createAudience({ audience, team }: Partial<TenantSection>): Audience {
  return audience === 'team' ? Audience.team({ writers: peopleOf(team?.writers ?? {}) }) : Audience.person();
}

function peopleOf(writers: { readonly [channel: string]: string[] | undefined }): { [channel: string]: string[] } {
  return Object.fromEntries(Object.entries(writers).map(([channel, ids]) => [channel, ids ?? []]));
}

function teamProblems({ field, section }: LocatedTenant): Problem[] {
  if (section.team === undefined || section.audience === 'team') return [];
  const message = 'needs "audience: team" beside it; add it or leave team out';
  return [{ field: [...field, 'team'], at: 'key', message }];
}

/** The field is the one that says the port, where the section has it. */
function asked(field: FieldPath, part: Pick<Channel, 'allowedHosts'> | undefined): AskedHost[] {
  return (part?.allowedHosts ?? []).map(allowed => ({ field, allowed }));
}

function createModelProvider(
  section: TenantSection['modelProvider'] | undefined,
  home: string | undefined,
): ModelProvider | undefined {
  switch (section?.kind) {
    case 'anthropic':
      return ModelProvider.anthropic(section);
    case 'openAi':
      return ModelProvider.openAi(section);
    case 'openAiCompatible':
      return ModelProvider.openAiCompatible(section);
    case 'bedrock': {
      const region = section.region ?? home;
      return region === undefined ? undefined : ModelProvider.bedrock({ ...section, region });
    }
    default:
      return undefined;
  }
}

function createToolPolicy(section: TenantSection['tools']): ToolPolicy | undefined {
  if (section === undefined) return undefined;
  const { profile, deny } = section;
  return profile === 'minimal' ? ToolPolicy.minimal({ deny }) : ToolPolicy.messaging({ deny });
}
