import { judgeGatewayRuleGroups } from '../../dns-firewalls';
import { judgeValue, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

export const blockResponse: Rule = {
  id: 'OpenClaw-DNS8',
  severity: 'error',
  sentence: 'A DNS Firewall of an OpenClaw gateway blocks a name without saying that it has no answer.',
  why: 'Route 53 refuses a BLOCK rule without a response, and OVERRIDE sends the client somewhere else.',
  fix: 'Set BlockResponse to NODATA.',
  example: '{ Action: BLOCK, BlockResponse: NODATA, … }',
  judge: (template, deployment) =>
    judgeGatewayRuleGroups(template, deployment, group =>
      group
        .parts('FirewallRules')
        .filter(rule => outcomeOf(rule.read('Action'), action => action === 'BLOCK') === 'compliant')
        .map(rule => judgeValue(rule, ['BlockResponse'], response => response === 'NODATA' || response === 'NXDOMAIN')),
    ),
};
