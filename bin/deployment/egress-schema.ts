import { z } from 'zod';
import { allowedHost, certificateArn, matching, proxyRange } from './formats';
import { text, uniqueList, wholeNumber } from './schema-types';

// What a host name, a certificate or a size is judged by beyond its type is known to lib/egress and lib/network.

/** A host beyond those that the configuration brings. */
export const extraDomainSchema = z
  .strictObject({
    host: text('Host name; a leading dot stands for the name and everything below it.', allowedHost),
    reason: text('Why the gateway needs the host, for the reviewer.').min(10),
    owner: text('Person or team that asked for it.'),
    port: wholeNumber('TCP port, 443 unless told otherwise.', 1, 65535).optional(),
    privateEndpoint: z
      .boolean()
      .describe("Whether the name is that of an interface endpoint in the VPC, which answers with the VPC's addresses.")
      .optional(),
  })
  .describe('A host that the gateway may reach beyond those of its channels and model provider.');

/** Hosts beyond those that the configuration brings. */
export const extraDomainsSchema = z.array(extraDomainSchema).max(100).describe('Further hosts.');

const extraDomains = extraDomainsSchema.optional();

const natGateways = (description: string) => wholeNumber(description, 1, 3).optional();

const caCertificate = text(
  'Public certificate of the authority that the gateway must trust, in PEM, as a block of lines after "|".',
);

const tlsInspection = z
  .strictObject({
    certificateAuthorityArn: text(
      'Certificate of the authority in AWS Certificate Manager, in the region of the deployment.',
      certificateArn,
    ),
    caCertificate,
  })
  .describe('How the firewall opens TLS connections; it does not unless told to.');

const existingProxy = z
  .strictObject({
    tier: z.literal('existingProxy').describe('A proxy that the organisation runs.'),
    hostName: text('Name or IPv4 address of the proxy.'),
    port: wholeNumber('Port that the proxy takes CONNECT requests on.', 1, 65535),
    cidr: text('IPv4 range of the proxy, /16 or smaller.', proxyRange).optional(),
    securityGroupId: text(
      'Security group of the proxy, in place of its range.',
      matching(/^sg-[0-9a-f]{8,17}$/, 'the id of a security group, such as sg-0123456789abcdef0'),
    ).optional(),
    caCertificate: caCertificate.optional(),
    extraDomains,
  })
  .check(({ value, issues }) => {
    if (value.cidr === undefined && value.securityGroupId === undefined) {
      const message = 'has neither cidr nor securityGroupId; add the one that says where the proxy is';
      issues.push({ code: 'custom', message, input: value });
    }
    if (value.cidr !== undefined && value.securityGroupId !== undefined) {
      const message = 'is not used when egress.cidr is given; keep one of them';
      issues.push({ code: 'custom', message, path: ['securityGroupId'], input: value });
    }
  });

/** What a deployment file of one tenant may say of egress. */
export const egressSchema = z
  .discriminatedUnion('tier', [
    z.strictObject({
      tier: z.literal('proxy').describe('A proxy of its own, which the gateway cannot get past.'),
      natGateways: natGateways('NAT gateways behind the proxy, one per zone unless told otherwise.'),
      extraDomains,
    }),
    z.strictObject({
      tier: z.literal('dnsFirewall').describe('Names alone, for development; addresses pass.'),
      natGateways: natGateways('NAT gateways, one unless told otherwise; one per zone survives the loss of a zone.'),
      extraDomains,
    }),
    z.strictObject({
      tier: z.literal('networkFirewall').describe('The proxy, and AWS Network Firewall behind it.'),
      tlsInspection: tlsInspection.optional(),
      extraDomains,
    }),
    existingProxy,
  ])
  .default({ tier: 'proxy' })
  .describe('What the gateway may reach and what holds it to that, the proxy tier unless told otherwise.');

const ports = uniqueList(
  'TCP ports that the proxy of a cell may connect to beside 443 and 993; none unless listed.',
  wholeNumber('TCP port.', 1, 65535),
  { maximum: 20 },
).default([]);

/** What a deployment file of many tenants may say of egress: the tiers that hold each tenant to a list of its own. */
export const cellsEgressSchema = z
  .discriminatedUnion('tier', [
    z.strictObject({
      tier: z.literal('proxy').describe('A proxy of the cell, with a port and a list for each tenant.'),
      natGateways: natGateways('NAT gateways behind the proxy, one per zone unless told otherwise.'),
      ports,
    }),
    z.strictObject({
      tier: z.literal('networkFirewall').describe('The proxy, and AWS Network Firewall behind it.'),
      tlsInspection: tlsInspection.optional(),
      ports,
    }),
  ])
  .default({ tier: 'proxy', ports: [] })
  .describe('What holds the gateways to their lists, the proxy tier unless told otherwise.');

/** What a deployment file of one tenant says of egress. */
export type EgressSection = z.output<typeof egressSchema>;

/** What a deployment file of many tenants says of egress. */
export type CellsEgressSection = z.output<typeof cellsEgressSchema>;
