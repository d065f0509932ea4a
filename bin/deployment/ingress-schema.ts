import { z } from 'zod';
import { certificateArn, clientRange, domainName, httpsUrl, matching } from './formats';
import { text, uniqueList, wholeNumber } from './schema-types';

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
  allowedCidrs: uniqueList('Address ranges that may connect.', text('Address range.', clientRange), {
    minimum: 1,
  }).optional(),
  oidc: oidc.optional(),
  hstsPreload: z
    .boolean()
    .describe('Whether browsers may put the domain on their preload list; hard to undo.')
    .optional(),
};

const kind = {
  internal: z.literal('internal').describe('Reachable from the private network only.'),
  internetFacing: z.literal('internetFacing').describe('Reachable from the internet, behind OIDC or address ranges.'),
  none: z.literal('none').describe('No way in; channels that connect outwards only.'),
};

const DESCRIPTION = 'How people reach the Control UI and how channels reach their webhooks.';

const certified = {
  ...reachable,
  certificateArn: text(
    'Certificate in AWS Certificate Manager, in the region of the deployment.',
    certificateArn,
  ).optional(),
};

/** What a deployment file of one tenant may say of the way in. */
export const ingressSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: kind.internal, ...certified }),
    z.strictObject({ kind: kind.internetFacing, ...certified }),
    z.strictObject({ kind: kind.none }),
  ])
  .describe(DESCRIPTION);

const named = {
  ...reachable,
  domain: text('Name that the hosts of all tenants are below: <host>.<cell>.<domain>.', domainName),
};

/** What a deployment file of many tenants may say of the way into its cells; a certificate is one cell's. */
export const cellsIngressSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: kind.internal, ...named }),
    z.strictObject({ kind: kind.internetFacing, ...named }),
    z.strictObject({ kind: kind.none }),
  ])
  .describe(DESCRIPTION);
