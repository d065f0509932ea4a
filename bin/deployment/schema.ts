import { z } from 'zod';
import { acknowledgementSchema, checksSchema } from './checks-schema';
import { egressSchema } from './egress-schema';
import { email, matching, pinnedImage, region } from './formats';
import { ingressSchema } from './ingress-schema';
import { text, uniqueList, wholeNumber } from './schema-types';
import { tenantSchema } from './tenant-schema';

/** Days that CloudWatch Logs offers. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const openclaw = z
  .strictObject({
    baseImage: text(
      'OpenClaw image that the plugins of the channels are added to at deployment, as name:tag@sha256:digest.',
      pinnedImage,
    ).optional(),
    image: text(
      'Finished image that holds OpenClaw and the plugins of the channels, as name@sha256:digest; replaces baseImage.',
      pinnedImage,
    ).optional(),
    cpuArchitecture: z
      .enum(['X86_64', 'ARM64'])
      .describe('Processor that the images are built for, that of the egress proxy too; X86_64 unless told otherwise.')
      .optional(),
  })
  .describe('Which OpenClaw runs.');

const network = z
  .strictObject({
    cidr: text('IPv4 range of the VPC, private, /16 to /21; 10.0.0.0/20 unless told otherwise.').optional(),
    s3PrefixListId: text(
      "Id of the region's prefix list for S3, such as pl-6ea54007; needed in regions whose list is not known here.",
    ).optional(),
  })
  .describe('The VPC that the gateway runs in.');

/** Days that logs are kept. */
export const logsDays = z
  .literal(LOG_RETENTION_DAYS)
  .describe('Days that logs are kept, as CloudWatch Logs offers them.')
  .optional();

/** What a deployment file of one tenant may hold. */
export const deploymentSchema = z
  .strictObject({
    topology: z
      .literal('single-tenant')
      .describe('One gateway that shares nothing, which a file without topology means too.')
      .optional(),
    name: text(
      'Name of the deployment and of its CloudFormation stack.',
      matching(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, 'a letter, then up to 59 letters, digits and hyphens'),
    ),
    region: text('AWS region, such as eu-central-1.', region),
    availabilityZones: uniqueList(
      'The two or three availability zones, such as eu-central-1a and eu-central-1b.',
      text('Availability zone.'),
      { minimum: 2, maximum: 3 },
    ).optional(),
    account: text(
      'AWS account number in quotes; the account of the credentials unless told otherwise.',
      matching(/^\d{12}$/, 'an account number of twelve digits in quotes'),
    ).optional(),
    environment: z.enum(['development', 'production']).describe('What the deployment is for.'),
    openclaw: openclaw.optional(),
    network: network.optional(),
    ingress: ingressSchema,
    egress: egressSchema,
    tenant: tenantSchema,
    alarms: z
      .strictObject({ email: text('Who is told.', email) })
      .describe('Where alarms go.')
      .optional(),
    retention: z
      .strictObject({
        logsDays,
        backupsDays: wholeNumber('Days that backups of the state are kept.', 7, 3650).optional(),
      })
      .describe('How long things are kept.')
      .optional(),
    rotation: z
      .strictObject({ tokenDays: wholeNumber("Days until the gateway's token is replaced.", 1, 90).optional() })
      .describe('How often secrets are replaced.')
      .optional(),
    acknowledgements: z
      .array(acknowledgementSchema)
      .max(100)
      .describe('Warnings and findings that are accepted.')
      .optional(),
    checks: checksSchema.optional(),
    tags: z
      .record(
        z.string(),
        text(
          'Value of the tag.',
          matching(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,256}$/u, 'up to 256 letters, digits, spaces and _.:/=+@-'),
        ),
      )
      .describe('Tags of every resource.')
      .optional(),
  })
  .describe('One deployment of OpenClaw on AWS, for one tenant.');

/** A deployment file of one tenant whose fields are each valid. */
export type DeploymentFile = z.output<typeof deploymentSchema>;
