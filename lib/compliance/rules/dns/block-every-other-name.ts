import { domainsOf, judgeGatewayRuleGroups, lastRulesOf } from '../../dns-firewalls';
import { at, Outcome, outcomeOf, worst } from '../../judge';
import { Place } from '../../place';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { Template } from '../../template';

export const blockEveryOtherName: Rule = {
  id: 'OpenClaw-DNS2',
  severity: 'error',
  sentence: 'A DNS Firewall of an OpenClaw gateway does not end with a rule that blocks every name.',
  why: 'What no rule speaks of is answered: a list of allowed names allows nothing by itself.',
  fix: "Add a last rule that blocks the list ['*'] for every type of query.",
  example: "{ Action: BLOCK, BlockResponse: NODATA, Priority: 300, FirewallDomainListId: <list of '*'> }",
  judge: (template, deployment) =>
    judgeGatewayRuleGroups(template, deployment, group => [
      {
        ...at(group, ['FirewallRules']),
        outcome: worst(lastRulesOf(group).map(rule => blocksEverything(template, deployment, rule))),
      },
    ]),
};

function blocksEverything(template: Template, deployment: readonly Template[], rule: Place | undefined): Outcome {
  if (rule === undefined) return 'non-compliant';
  const domains = domainsOf(template, deployment, rule);
  return worst([
    outcomeOf(rule.read('Action'), action => action === 'BLOCK'),
    outcomeOf(rule.read('Qtype'), type => type === undefined),
    domains.includes('*') ? 'compliant' : domains.includes(UNKNOWN) ? 'undecidable' : 'non-compliant',
  ]);
}
