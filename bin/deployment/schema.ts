import { z } from 'zod';
import { acknowledgementSchema, checksSchema } from './checks-schema';
import { egressSchema } from './egress-schema';
import { certificateArn, clientRange, domainName, email, httpsUrl, matching, pinnedImage, region } from './formats';
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

const hostedZone = z
  .strictObject({
    id: text(
      'Id of the hosted zone, such as Z0123456789ABCDEFGHIJ.',
      matching(/^Z[A-Z0-9]{5,31}$/, 'a hosted zone id, such as Z0123456789ABCDEFGHIJ'),
    ),
    name: text('Name of the hosted zone, such as example.com.', domainName),
  })
  .describe('Route 53 zone that gets the DNS record and proves the certificate.');

const oidc = z
  .strictObject({
    issuer: text('Issuer of the identity provider.', httpsUrl),
    authorizationEndpoint: text('Authorization endpoint of the identity provider.', httpsUrl),
    tokenEndpoint: text('Token endpoint of the identity provider.', httpsUrl),
    userInfoEndpoint: text('User info endpoint of the identity provider.', httpsUrl),
    clientId: text('Client id that the identity provider gave to the load balancer.'),
    clientSecretName: text(
      'Name of the AWS Secrets Manager secret that holds the client secret.',
      matching(/^[\w/+=.@-]{1,512}$/, 'the name of a secret, such as openclaw/oidc-client-secret'),
    ),
    sessionHours: wholeNumber('Hours until people must log in again.', 1, 12).optional(),
  })
  .describe('Log-in at the load balancer with OpenID Connect, before anything reaches the gateway.');

const reachable = {
  domain: text('Name that people open in the browser, such as assistant.example.com.', domainName),
  hostedZone: hostedZone.optional(),
  certificateArn: text(
    'Certificate in AWS Certificate Manager, in the region of the deployment.',
    certificateArn,
  ).optional(),
  allowedCidrs: uniqueList('Address ranges that may connect.', text('Address range.', clientRange), {
    minimum: 1,
  }).optional(),
  oidc: oidc.optional(),
  hstsPreload: z
    .boolean()
    .describe('Whether browsers may put the domain on their preload list; hard to undo.')
    .optional(),
};

const ingress = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('internal').describe('Reachable from the private network only.'), ...reachable }),
    z.strictObject({
      kind: z.literal('internetFacing').describe('Reachable from the internet, behind OIDC or address ranges.'),
      ...reachable,
    }),
    z.strictObject({ kind: z.literal('none').describe('No way in; channels that connect outwards only.') }),
  ])
  .describe('How people reach the Control UI and how channels reach their webhooks.');

/** What a deployment file may hold. */
export const deploymentSchema = z
  .strictObject({
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
    ingress,
    egress: egressSchema,
    tenant: tenantSchema,
    alarms: z
      .strictObject({ email: text('Who is told.', email) })
      .describe('Where alarms go.')
      .optional(),
    retention: z
      .strictObject({
        logsDays: z
          .literal(LOG_RETENTION_DAYS)
          .describe('Days that logs are kept, as CloudWatch Logs offers them.')
          .optional(),
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
  .meta({ title: 'openclaw-cdk deployment', description: 'One deployment of OpenClaw on AWS.' });

/** A deployment file whose fields are each valid. */
export type DeploymentFile = z.output<typeof deploymentSchema>;
