import { Template } from 'aws-cdk-lib/assertions';

interface FirewallRule {
  readonly Priority: number;
  readonly Action: string;
  readonly Qtype?: string;
  readonly FirewallDomainListId: { 'Fn::GetAtt': [string, 'Id'] };
}

type Domain = string | { 'Fn::Join': ['', (string | { Ref: string })[]] };

/** Decides a query the way DNS Firewall does: rules by priority, the first whose type and list match wins. */
export function decide(template: Template, name: string, type: string): string {
  const [ruleGroup] = Object.values(template.findResources('AWS::Route53Resolver::FirewallRuleGroup'));
  const lists = template.findResources('AWS::Route53Resolver::FirewallDomainList');
  const rules: FirewallRule[] = ruleGroup.Properties.FirewallRules;
  const hit = [...rules]
    .sort((a, b) => a.Priority - b.Priority)
    .filter(rule => rule.Qtype === undefined || rule.Qtype === type)
    .find(rule => {
      const domains: Domain[] = lists[rule.FirewallDomainListId['Fn::GetAtt'][0]].Properties.Domains;
      return domains.map(literal).some(domain => matches(domain, name));
    });
  return hit?.Action ?? 'ALLOW';
}

function matches(domain: string, name: string): boolean {
  const query = name.toLowerCase().replace(/\.$/, '');
  if (domain === '*') {
    return true;
  }
  return domain.startsWith('*.') ? query.endsWith(domain.slice(1)) && query !== domain.slice(2) : query === domain;
}

function literal(domain: Domain): string {
  return typeof domain === 'string'
    ? domain
    : domain['Fn::Join'][1].map(part => (typeof part === 'string' ? part : '111122223333')).join('');
}
