import { domainsOf, isEveryName, judgeGatewayRuleGroups } from '../../dns-firewalls';
import { at, outcomeOf, worst } from '../../judge';
import { Rule } from '../../rule';

export const noAllowedWildcard: Rule = {
  id: 'OpenClaw-DNS3',
  severity: 'error',
  sentence: 'A DNS Firewall of an OpenClaw gateway lets every name pass, or all of a top-level domain.',
  why: 'Anybody can register a name there and read what the agent asks for.',
  fix: 'Name the hosts that the gateway needs; ALERT lets a name pass as well.',
  example: "Domains: ['api.anthropic.com', '*.slack.com']",
  judge: (template, deployment) =>
    judgeGatewayRuleGroups(template, deployment, group =>
      group.parts('FirewallRules').map(rule => {
        const passes = outcomeOf(rule.read('Action'), action => action === 'BLOCK');
        const names = outcomeOf(domainsOf(template, deployment, rule), name => !isEveryName(name));
        return { ...at(rule), outcome: passes === 'compliant' ? passes : worst([names]) };
      }),
    ),
};
