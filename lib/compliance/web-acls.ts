import { Deployment, deploymentOf, Located } from './deployment';
import { GatewayReferences, judgeReferences } from './gateway-references';
import { balancersIn } from './load-balancers';
import { Place } from './place';
import { Pointer, pointingAnywhere, pointingTo } from './pointers';
import { isIntrinsic, UNKNOWN } from './reading';
import { identitiesOf, identityOfResource, referencesAt } from './references';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** The associations of web ACLs, by the load balancer. */
export const ACL_ASSOCIATIONS: Pointer = { type: 'AWS::WAFv2::WebACLAssociation', path: ['ResourceArn'] };

const LOGS: Pointer = { type: 'AWS::WAFv2::LoggingConfiguration', path: ['ResourceArn'] };

const WEB_ACLS: GatewayReferences = {
  type: 'AWS::WAFv2::WebACL',
  of: (template, deployment) =>
    associationsOf(template, deployment).flatMap(association => referencesAt(association, 'WebACLArn')),
};

/** The associations of a template that put a web ACL before the load balancers of gateways. */
function associationsOf(template: Template, deployment: Deployment): TemplateResource[] {
  const balancers = balancersIn(deployment);
  return template
    .ofType(ACL_ASSOCIATIONS.type)
    .filter(association =>
      identitiesOf(template, association.read(...ACL_ASSOCIATIONS.path)).some(arn => balancers.has(arn)),
    );
}

/** Judges the web ACLs in front of gateways; one from elsewhere cannot be decided. */
export function judgeWebAcls(
  template: Template,
  templates: readonly Template[],
  judge: (acl: TemplateResource) => Verdict[],
): Verdict[] {
  return judgeReferences(template, templates, WEB_ACLS, judge);
}

/** The rules of a web ACL. */
export function rulesOf(acl: TemplateResource): Place[] {
  return acl.parts('Rules');
}

/** Whether a rule blocks, and does not just count. */
export function isBlocking(rule: Place): boolean {
  return rule.read('Action', 'Block').some(block => block !== undefined && block !== UNKNOWN);
}

/** A statement of a rule, by its kind, and whether the rule asks that it does not hold. */
export interface Statement {
  readonly kind: string;
  readonly value: unknown;
  readonly negated: boolean;
}

/** Every statement of a rule, however deep. */
export function statementsOf(rule: Place): Statement[] {
  const all: Statement[] = rule.read('Statement').map(value => ({ kind: '', value, negated: false }));
  const seen = new Set<unknown>();
  for (const { value, negated } of all) {
    // What stands at two places, as an alias in YAML does, would be walked twice at each level.
    if (seen.has(value)) continue;
    seen.add(value);
    const below = Object.entries(Object(value)).filter(([, child]) => typeof child === 'object');
    all.push(...below.map(([kind, child]) => ({ kind, value: child, negated: negated !== (kind === 'NotStatement') })));
  }
  return all;
}

/** Whether a statement looks at a header. */
export function looksAtHeader({ value }: Statement, header: string): boolean {
  const { FieldToMatch } = asRecord(value);
  return plainText(asRecord(asRecord(FieldToMatch)['SingleHeader'])['Name']).toLowerCase() === header;
}

/** Whether a web ACL holds what no rule can read. */
export function isUnreadable(rules: Place[]): boolean {
  return rules.some(({ value }) => value === UNKNOWN || isIntrinsic(value));
}

/** The logging configurations of a web ACL of a template, and whether there is another one that may be of it. */
export function loggingOf(
  template: Template,
  templates: readonly Template[],
  acl: TemplateResource,
): { readonly own: readonly Located[]; readonly isUntold: boolean } {
  return {
    own: pointingTo(deploymentOf(template, templates), LOGS, identityOfResource(template, acl.logicalId)),
    isUntold: pointingAnywhere(template, LOGS).length > 0,
  };
}
