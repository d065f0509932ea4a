import { firewallResourcesOf } from '../../firewalls';
import { judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const resolvedAddresses: Rule = {
  id: 'OpenClaw-NFW8',
  severity: 'info',
  sentence: 'The firewall behind an OpenClaw gateway believes the name that a client writes into its TLS greeting.',
  why: 'A greeting may name an allowed host and go to any address.',
  fix: 'Let the firewall check that the address is one that the VPC resolver gave for an allowed name.',
  example: 'Route53ResolvedIPValidation: { Action: REJECT, … }',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'FirewallPolicy').map(policy =>
      judgePresence(policy, ['FirewallPolicy', 'Route53ResolvedIPValidation']),
    ),
};
