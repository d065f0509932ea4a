import { isLimitedRule } from '../../egress-tiers';
import { GATEWAY_GROUPS, judgeGroupRules } from '../../networks';
import { Rule } from '../../rule';

export const noEgressToAnyAddress: Rule = {
  id: 'OpenClaw-NET4',
  severity: 'warning',
  sentence: 'The security group of an OpenClaw gateway lets it connect to any address.',
  why: 'Names are all that holds the traffic then, and an address needs no name.',
  fix: 'Use an egress proxy and allow that alone, or accept it for development.',
  example: "gateway.connections.allowTo(proxy, ec2.Port.tcp(13001), 'The egress proxy');",
  judge: (template, deployment) =>
    judgeGroupRules(template, deployment, { groups: GATEWAY_GROUPS, direction: 'Egress' }, isLimitedRule),
};
