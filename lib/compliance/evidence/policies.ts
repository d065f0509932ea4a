import { elements, read, referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';

/** A statement of an IAM or resource policy, and the resource of the template that holds it. */
export interface Statement {
  readonly holder: string;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly unknown[];
  readonly principal: unknown;
  readonly condition: { readonly [operator: string]: unknown };
}

/** The statements of a policy document, over all branches of its conditions. */
export function statementsOf(template: Template, holder: string, document: unknown): Statement[] {
  return read(document, ['Statement'], template.parameters).flatMap(list =>
    elements(list, template.parameters).flatMap(alternatives =>
      alternatives.map(asRecord).map(statement => ({
        holder,
        sid: typeof statement['Sid'] === 'string' ? statement['Sid'] : undefined,
        effect: statement['Effect'] === 'Deny' ? ('Deny' as const) : ('Allow' as const),
        actions: strings(statement['Action']),
        notActions: strings(statement['NotAction']),
        resources: asList(statement['Resource']),
        principal: statement['Principal'],
        condition: asRecord(statement['Condition']),
      })),
    ),
  );
}

/** What a role may do, by its own policies and by those that are attached to it. */
export function statementsOfRole(
  template: Template,
  role: TemplateResource,
  attached: readonly TemplateResource[],
): Statement[] {
  const inline = asList(asRecord(role.properties)['Policies']).flatMap(policy =>
    statementsOf(template, role.logicalId, asRecord(policy)['PolicyDocument']),
  );
  return [...inline, ...attached.flatMap(policy => documentOf(template, policy))];
}

/** The policies of a template, by the logical ids of the roles that have them. */
export function policiesByRole(template: Template): Map<string, TemplateResource[]> {
  const policies = new Map<string, TemplateResource[]>();
  const add = (role: string, policy: TemplateResource | undefined) => {
    if (policy !== undefined) policies.set(role, [...(policies.get(role) ?? []), policy]);
  };
  for (const policy of template.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    for (const role of asList(asRecord(policy.properties)['Roles'])) add(referenceOf(role) ?? '', policy);
  }
  for (const role of template.ofType('AWS::IAM::Role')) {
    for (const policy of asList(asRecord(role.properties)['ManagedPolicyArns'])) {
      add(role.logicalId, template.find(referenceOf(policy) ?? ''));
    }
  }
  return policies;
}

/** The managed policies of AWS that a role has, whose content no template holds. */
export function awsPoliciesOfRole(role: TemplateResource): string[] {
  return asList(asRecord(role.properties)['ManagedPolicyArns'])
    .map(arn => /:aws:policy\/([\w/+=,.@-]+)/.exec(JSON.stringify(arn))?.[1])
    .filter(name => name !== undefined);
}

/** Who may assume a role. */
export function principalsOf(principal: unknown): string[] {
  if (typeof principal === 'string') return [principal];
  return Object.values(asRecord(principal))
    .flatMap(asList)
    .map(value => (typeof value === 'string' ? value : (referenceOf(value) ?? JSON.stringify(value))));
}

/** Whether a statement is about an action; wildcards as IAM understands them. */
export function concerns({ actions, notActions }: Statement, action: string): boolean {
  if (notActions.length > 0) return !notActions.some(pattern => matches(pattern, action));
  return actions.some(pattern => matches(pattern, action));
}

/** Whether a text matches a pattern with `*` and `?`. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}

function documentOf(template: Template, policy: TemplateResource): Statement[] {
  return statementsOf(template, policy.logicalId, asRecord(policy.properties)['PolicyDocument']);
}

function strings(value: unknown): string[] {
  return asList(value).filter(entry => typeof entry === 'string');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
