import { judgeGatewayRuleGroups } from '../../dns-firewalls';
import { at, Outcome, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { UNKNOWN } from '../../reading';
import { identitiesOf } from '../../references';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const ADDRESSES = ['A', 'AAAA'];

export const addressQueriesOnly: Rule = {
  id: 'OpenClaw-DNS6',
  severity: 'error',
  sentence:
    'A DNS Firewall of an OpenClaw gateway answers other queries than those for addresses, for hosts that need none.',
  why: 'TXT, NULL and their like carry far more data than an address, in both directions.',
  fix: 'Allow A and AAAA by their own rules, and TXT only for a separate list of the domains whose records must be read.',
  example: '{ Action: ALLOW, Qtype: A, FirewallDomainListId: …, Priority: 100 }',
  judge: template =>
    judgeGatewayRuleGroups(template, group => {
      const rules = group.parts('FirewallRules');
      const hosts = rules
        .filter(rule => rule.read('Qtype').some(type => ADDRESSES.includes(plainText(type))))
        .flatMap(listsOf);
      return rules.map(rule => ({ ...at(rule), outcome: judgeRule(rule, hosts) }));
    }),
};

function judgeRule(rule: Place, hosts: (string | undefined)[]): Outcome {
  const blocks = outcomeOf(rule.read('Action'), action => action === 'BLOCK');
  if (blocks === 'compliant') return blocks;
  const isSeparate = listsOf(rule).every(list => list !== undefined && !hosts.includes(list));
  return outcomeOf(
    rule.read('Qtype'),
    type => type !== undefined && (ADDRESSES.includes(plainText(type)) || isSeparate),
  );
}

function listsOf(rule: Place): (string | undefined)[] {
  return identitiesOf(rule.read('FirewallDomainListId').filter(list => list !== UNKNOWN));
}
