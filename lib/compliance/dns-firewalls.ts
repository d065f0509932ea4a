import { gatewayVpcsOf, judgeReferences } from './networks';
import { Place } from './place';
import { Reading, referenceOf, UNKNOWN } from './reading';
import { identityOf, referencesAt } from './references';
import { Verdict } from './rule';
import { numberOf, plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

const ASSOCIATION = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';

/** The associations of rule groups of DNS Firewall with the VPCs of gateways. */
export function firewallAssociationsOf(template: Template): TemplateResource[] {
  const vpcs = gatewayVpcsOf(template);
  return template.ofType(ASSOCIATION).filter(association =>
    association.read('VpcId').some(vpc => {
      const identity = identityOf(vpc);
      return identity === undefined ? vpcs.size > 0 : vpcs.has(identity);
    }),
  );
}

/** Judges the rule groups that hold for gateways; a group from elsewhere cannot be decided. */
export function judgeGatewayRuleGroups(template: Template, judge: (group: TemplateResource) => Verdict[]): Verdict[] {
  const ids = firewallAssociationsOf(template).flatMap(association => referencesAt(association, 'FirewallRuleGroupId'));
  return judgeReferences(template, ids, 'AWS::Route53Resolver::FirewallRuleGroup', judge);
}

/** What may be asked last of a group, in each case that its conditions leave open. */
export function lastRulesOf(group: TemplateResource): (Place | undefined)[] {
  return group.lists('FirewallRules').flatMap(rules => {
    const last = rules.reduce((later, rule) => (priorityOf(rule) > priorityOf(later) ? rule : later), []);
    return last.length === 0 ? [undefined] : last.map(rule => (rule.value === undefined ? undefined : rule));
  });
}

/** A rule whose priority cannot be told may be the last. */
function priorityOf(alternatives: Place[]): number {
  const [rule] = alternatives.filter(({ value }) => value !== undefined);
  if (rule === undefined) return Number.NEGATIVE_INFINITY;
  const value = numberOf(rule.read('Priority')[0]);
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

/** The names on the list of a rule; `UNKNOWN` when the list or one of them cannot be told. */
export function domainsOf(template: Template, rule: Place): Reading {
  return rule.read('FirewallDomainListId').flatMap(id => {
    const list = template.find(referenceOf(id) ?? '');
    return list === undefined ? [UNKNOWN] : list.parts('Domains').map(({ value }) => nameOf(value));
  });
}

/** A name that the deployment completes, when enough of it is written to see where it ends. */
function nameOf(value: unknown): unknown {
  const { 'Fn::Join': join } = asRecord(value);
  const parts = Array.isArray(join) && join[0] === '' ? [join[1]].flat() : [];
  const end = plainText(parts.at(-1));
  return end.split('.').length > 2 ? `x${end}` : value;
}

/** Whether a name on a list stands for every name, or for all of a top-level domain. */
export function isEveryName(name: unknown): boolean {
  return /^\*(\.[^.]+)?\.?$/.test(plainText(name));
}
