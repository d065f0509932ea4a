import { isHeldByNames, isLimitedRule } from '../../egress-tiers';
import { best, Outcome, outcomeOf, worst } from '../../judge';
import { GATEWAY_GROUPS, judgeGroupRules } from '../../networks';
import { Place } from '../../place';
import { Rule } from '../../rule';
import { numberOf, plainText } from '../../scalars';

export const noUnfilteredEgress: Rule = {
  id: 'OpenClaw-NET3',
  severity: 'error',
  sentence:
    'The security group of an OpenClaw gateway lets it connect to any address, which no DNS Firewall makes up for.',
  why: 'A prompt-injected agent could send what it knows anywhere, or ask a resolver of its own.',
  fix: 'Allow the security groups of the egress proxy and of endpoints; behind a DNS Firewall alone, single TCP ports.',
  example: "gateway.connections.allowTo(proxy, ec2.Port.tcp(13001), 'The egress proxy');",
  judge: (template, deployment) => {
    const isEnough = isHeldByNames(template, deployment) ? isForNoResolver : isLimitedRule;
    return judgeGroupRules(template, deployment, { groups: GATEWAY_GROUPS, direction: 'Egress' }, rule =>
      best([isLimitedRule(rule), isEnough(rule)]),
    );
  },
};

/** A resolver elsewhere answers names that the DNS Firewall does not. */
function isForNoResolver(rule: Place): Outcome {
  return worst([
    outcomeOf(rule.read('IpProtocol'), protocol => ['tcp', '6'].includes(plainText(protocol))),
    outcomeOf(rule.read('FromPort'), port => numberOf(port) > 53),
  ]);
}
