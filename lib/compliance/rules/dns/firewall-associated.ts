import { FIREWALL_ASSOCIATIONS } from '../../dns-firewalls';
import { judgeProtections } from '../../gateway-vpcs';
import { Rule } from '../../rule';

export const firewallAssociated: Rule = {
  id: 'OpenClaw-DNS1',
  severity: 'error',
  sentence: 'No DNS Firewall holds for the VPC of an OpenClaw gateway.',
  why: 'Queries to the resolver pass no firewall and no proxy: in names alone, data leaves under any other control.',
  fix: 'Associate a rule group that allows the names on a list and blocks every other with the VPC.',
  example: 'new DnsFirewall(this, "DnsFirewall", { vpc, allowedHosts, encryptionKey });',
  judge: (template, deployment) => judgeProtections(template, deployment, FIREWALL_ASSOCIATIONS),
};
