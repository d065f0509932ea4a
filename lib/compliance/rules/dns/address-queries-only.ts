import { judgeGatewayRuleGroups } from '../../dns-firewalls';
import { at, Outcome, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { UNKNOWN } from '../../reading';
import { identitiesOf } from '../../references';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { Template } from '../../template';

const ADDRESSES = ['A', 'AAAA'];

export const addressQueriesOnly: Rule = {
  id: 'OpenClaw-DNS6',
  severity: 'error',
  sentence:
    'A DNS Firewall of an OpenClaw gateway answers other queries than those for addresses, for hosts that need none.',
  why: 'TXT, NULL and their like carry far more data than an address, in both directions.',
  fix: 'Allow A and AAAA by their own rules, and TXT only for a separate list of the domains whose records must be read.',
  example: '{ Action: ALLOW, Qtype: A, FirewallDomainListId: …, Priority: 100 }',
  judge: (template, deployment) =>
    judgeGatewayRuleGroups(template, deployment, group => {
      const rules = group.parts('FirewallRules').map(rule => ({ rule, lists: listsOf(template, rule) }));
      const hosts = new Set(
        rules
          .filter(({ rule }) => rule.read('Qtype').some(type => ADDRESSES.includes(plainText(type))))
          .flatMap(({ lists }) => lists),
      );
      return rules.map(({ rule, lists }) => {
        const isSeparate = lists.every(list => list !== undefined && !hosts.has(list));
        return { ...at(rule), outcome: judgeRule(rule, isSeparate) };
      });
    }),
};

function judgeRule(rule: Place, isSeparate: boolean): Outcome {
  const blocks = outcomeOf(rule.read('Action'), action => action === 'BLOCK');
  if (blocks === 'compliant') return blocks;
  return outcomeOf(
    rule.read('Qtype'),
    type => type !== undefined && (ADDRESSES.includes(plainText(type)) || isSeparate),
  );
}

function listsOf(template: Template, rule: Place): (string | undefined)[] {
  const lists = rule.read('FirewallDomainListId').filter(list => list !== UNKNOWN);
  return identitiesOf(template, lists);
}
