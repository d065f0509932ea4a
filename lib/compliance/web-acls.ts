import { frontOf } from './load-balancers';
import { judgeReferences } from './networks';
import { Place } from './place';
import { isIntrinsic, UNKNOWN } from './reading';
import { identityOf, referencesAt } from './references';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** The associations of web ACLs with the load balancers of gateways. */
export function associationsOf(template: Template): TemplateResource[] {
  const balancers = frontOf(template).loadBalancers.map(({ logicalId }) => logicalId);
  return template
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter(association => association.read('ResourceArn').some(arn => balancers.includes(identityOf(arn) ?? '')));
}

/** Judges the web ACLs in front of gateways; one from elsewhere cannot be decided. */
export function judgeWebAcls(template: Template, judge: (acl: TemplateResource) => Verdict[]): Verdict[] {
  const references = associationsOf(template).flatMap(association => referencesAt(association, 'WebACLArn'));
  return judgeReferences(template, references, 'AWS::WAFv2::WebACL', judge);
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

/** The logging configurations of a web ACL, and whether there is one that may be of it. */
export function loggingOf(template: Template, acl: TemplateResource): { own: TemplateResource[]; unknown: boolean } {
  const all = template.ofType('AWS::WAFv2::LoggingConfiguration');
  return {
    own: all.filter(log => log.read('ResourceArn').some(arn => identityOf(arn) === acl.logicalId)),
    unknown: all.some(log => log.read('ResourceArn').includes(UNKNOWN)),
  };
}
