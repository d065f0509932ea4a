import { Deployment, deploymentOf } from './deployment';
import { GatewayReferences, judgeReferences } from './gateway-references';
import { gatewayVpcsOf, isGatewayVpc } from './gateway-vpcs';
import { Place } from './place';
import { Pointer } from './pointers';
import { Reading, UNKNOWN } from './reading';
import { identityOf, referencesAt } from './references';
import { Verdict } from './rule';
import { numberOf, plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** The associations of rule groups of DNS Firewall, by the VPC. */
export const FIREWALL_ASSOCIATIONS: Pointer = {
  type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  path: ['VpcId'],
};

/** The associations of a template that put a rule group of DNS Firewall before the VPCs of gateways. */
export function firewallAssociationsOf(template: Template, deployment: Deployment): TemplateResource[] {
  const hasVpcs = gatewayVpcsOf(template, deployment).size > 0;
  return template.ofType(FIREWALL_ASSOCIATIONS.type).filter(association => {
    const vpcs = association.read(...FIREWALL_ASSOCIATIONS.path);
    const isUntold = vpcs.some(vpc => identityOf(template, vpc) === undefined);
    return (hasVpcs && isUntold) || isGatewayVpc(template, deployment, vpcs);
  });
}

const RULE_GROUPS: GatewayReferences = {
  type: 'AWS::Route53Resolver::FirewallRuleGroup',
  of: (template, deployment) =>
    firewallAssociationsOf(template, deployment).flatMap(association =>
      referencesAt(association, 'FirewallRuleGroupId'),
    ),
};

/** Judges the rule groups that hold for gateways; a group from elsewhere cannot be decided. */
export function judgeGatewayRuleGroups(
  template: Template,
  templates: readonly Template[],
  judge: (group: TemplateResource) => Verdict[],
): Verdict[] {
  return judgeReferences(template, templates, RULE_GROUPS, judge);
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
export function domainsOf(template: Template, templates: readonly Template[], rule: Place): Reading {
  const deployment = deploymentOf(template, templates);
  return rule.read('FirewallDomainListId').flatMap(id => {
    const list = deployment.follow(template, id)?.resource;
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
