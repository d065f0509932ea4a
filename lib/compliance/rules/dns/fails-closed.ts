import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const failsClosed: Rule = {
  id: 'OpenClaw-DNS4',
  severity: 'error',
  sentence: 'A DNS Firewall lets every query pass when it fails.',
  why: 'Whoever can make it fail, or waits for it, resolves any name.',
  fix: 'Set FirewallFailOpen to DISABLED, or leave the setting alone: a VPC fails closed by itself.',
  example: 'FirewallFailOpen: DISABLED',
  judge: template =>
    template
      .ofType('AWS::Route53Resolver::FirewallConfig')
      .map(config => judgeValue(config, ['FirewallFailOpen'], value => value === undefined || value === 'DISABLED')),
};
