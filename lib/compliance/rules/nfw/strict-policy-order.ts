import { firewallResourcesOf } from '../../firewalls';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const strictPolicyOrder: Rule = {
  id: 'OpenClaw-NFW1',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway does not take its rules in strict order.',
  why: 'In the default order every pass rule comes first, and what no rule speaks of is let through.',
  fix: 'Set the rule order of the policy to STRICT_ORDER.',
  example: 'StatefulEngineOptions: { RuleOrder: STRICT_ORDER }',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'FirewallPolicy').map(policy =>
      judgeValue(policy, ['FirewallPolicy', 'StatefulEngineOptions', 'RuleOrder'], order => order === 'STRICT_ORDER'),
    ),
};
