import { z } from 'zod';
import { TENANT_ID, TENANT_ID_RULE } from '../../lib/private/tenant-id';
import { channelSchema } from './channel-schema';
import { httpsUrl, matching, region } from './formats';
import { list, text, uniqueList, wholeNumber } from './schema-types';

const model = text('Name of the model at the provider, such as claude-opus-4-6.');
const limits = {
  contextWindow: wholeNumber('Tokens that the model reads at once.', 1024, 10_000_000).optional(),
  maxTokens: wholeNumber('Tokens that the model writes at once.', 256, 1_000_000).optional(),
};

const modelProvider = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('anthropic').describe('Anthropic.'), model }),
    z.strictObject({ kind: z.literal('openAi').describe('OpenAI.'), model }),
    z.strictObject({
      kind: z.literal('openAiCompatible').describe('A server that speaks the API of OpenAI.'),
      baseUrl: text('Address of the API, such as https://llm.example.com/v1.', httpsUrl),
      model,
      ...limits,
    }),
    z.strictObject({
      kind: z.literal('bedrock').describe('Amazon Bedrock, through its OpenAI-compatible endpoint.'),
      region: text('Region of the model; the region of the deployment unless told otherwise.', region).optional(),
      model,
      ...limits,
    }),
  ])
  .describe('The model that the agent thinks with.');

const tools = z
  .strictObject({
    profile: z.enum(['messaging', 'minimal']).describe("OpenClaw's tool profile."),
    deny: list('Further tools and groups that are denied.', text('Tool or group, such as group:web.')).optional(),
  })
  .describe('What the agent may do, OpenClaw\'s profile "messaging" unless told otherwise.');

const writers = list('People, by their ids there.', text('Id of a person, in quotes where it is a number.')).optional();

const team = z
  .strictObject({
    writers: z
      .strictObject({ slack: writers, whatsapp: writers, msteams: writers, discord: writers, telegram: writers })
      .describe('The people for whom the agent may use the tool that writes, by channel; nobody unless listed.')
      .optional(),
  })
  .describe('What the agent of a team may do for whom.');

/** What a deployment file of one tenant may say of it. */
export const tenantSchema = z
  .strictObject({
    id: text('Short name of the team, unit or person that the gateway serves.', matching(TENANT_ID, TENANT_ID_RULE)),
    modelProvider,
    channels: list(
      'The channels that the gateway listens on; without any, the Control UI alone.',
      channelSchema,
    ).optional(),
    tools: tools.optional(),
    audience: z
      .enum(['person', 'team'])
      .describe('Whether one person or a whole team talks to the agent; person unless told otherwise.')
      .default('person'),
    team: team.optional(),
    sessionScope: z
      .enum(['perChannelPeer', 'perAccountChannelPeer'])
      .describe('What shares one conversation; perChannelPeer unless told otherwise.')
      .optional(),
    settings: z
      .record(z.string(), z.unknown())
      .describe('Further keys of openclaw.json, merged last; insecure ones are refused.')
      .optional(),
    approvedDevices: uniqueList(
      "Ids of the browsers that may open the Control UI, as the gateway's log names them; none unless listed.",
      text('Id of a device.', matching(/^[0-9a-f]{64}$/, 'the 64 lower-case hexadecimal digits of the log')),
    ).optional(),
    secretMaintainers: uniqueList(
      "Roles of the people who enter the third-party keys and hand out the gateway's token; nobody unless listed.",
      text(
        'ARN of a role.',
        matching(
          /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
          'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/keys',
        ),
      ),
    ).optional(),
    size: z
      .strictObject({
        cpu: z.literal([256, 512, 1024, 2048, 4096]).describe('Fargate CPU units; 1024 are one vCPU.'),
        memoryMiB: wholeNumber('Memory in MiB.', 2048, 30720),
      })
      .describe("Size of the gateway's task.")
      .optional(),
  })
  .describe('The team, unit or person that the gateway serves.');

/** What a deployment file says of a tenant. */
export type TenantSection = z.output<typeof tenantSchema>;
