import { firewallResourcesOf } from '../../firewalls';
import { judgeValue, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

export const strictGroupOrder: Rule = {
  id: 'OpenClaw-NFW2',
  severity: 'error',
  sentence: 'A rule group of the firewall behind an OpenClaw gateway is not in strict order.',
  why: 'A policy in strict order refuses such a group, and one in the default order passes first.',
  fix: 'Set the rule order of every stateful group to STRICT_ORDER.',
  example: 'StatefulRuleOptions: { RuleOrder: STRICT_ORDER }',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'RuleGroup')
      .filter(group => outcomeOf(group.read('Type'), type => type === 'STATELESS') !== 'compliant')
      .map(group =>
        judgeValue(group, ['RuleGroup', 'StatefulRuleOptions', 'RuleOrder'], order => order === 'STRICT_ORDER'),
      ),
};
