import { z } from 'zod';
import { day, matching } from './formats';
import { text, uniqueList } from './schema-types';

const packName = z
  .enum(['aws-solutions', 'nist-800-53-r5', 'hipaa-security', 'pci-dss-321'])
  .describe('Name of a rule pack.');

/** The name of a rule pack of cdk-nag. */
export type NagPackName = z.output<typeof packName>;

/** The rule packs of a deployment file. */
export const checksSchema = uniqueList(
  'Rule packs of cdk-nag that judge the deployment, beside our own, aws-solutions and nist-800-53-r5.',
  packName,
);

/** An acknowledgement of a deployment file. */
export const acknowledgementSchema = z
  .strictObject({
    id: text(
      'Id of the warning or finding, such as openclaw:Egress.dnsFirewall.',
      matching(/^[^\s*][^\s]*$/, 'the id that the warning shows, without spaces'),
    ),
    reason: text('Why it is accepted, for the reviewer.').min(20),
    owner: text(
      'Person or team that answers for it.',
      matching(/^[^;()]+$/, 'a name without semicolons and parentheses'),
    ).optional(),
    expires: text('Last day on which it holds, such as "2027-03-31".', day).optional(),
  })
  .describe('A warning or finding that the deployer has read and accepts.');
