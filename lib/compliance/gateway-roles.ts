import { gatewayTasksOf } from './gateways';
import { at } from './judge';
import { Place } from './place';
import { isAllow, statementsOf } from './policy-statements';
import { referenceOf } from './reading';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** The role that a gateway's own code has, or the one that ECS starts the task with. */
export type RoleProperty = 'TaskRoleArn' | 'ExecutionRoleArn';

/** A role of a gateway's task, where the template shows it. */
export interface GatewayRole {
  readonly task: TemplateResource;
  readonly role?: TemplateResource;
}

/** The roles of all gateways of a template. */
export function gatewayRolesOf(template: Template, property: RoleProperty): GatewayRole[] {
  return gatewayTasksOf(template).flatMap(({ task }) =>
    task
      .read(property)
      .filter(value => value !== undefined)
      .map(value => ({ task, role: roleOf(template, value) })),
  );
}

/** Judges each statement by which the task role of a gateway may do something. */
export function judgeTaskRole(template: Template, judge: (statement: Place) => Verdict): Verdict[] {
  return gatewayRolesOf(template, 'TaskRoleArn').flatMap(({ task, role }) => {
    if (role === undefined) return [{ ...at(task, ['TaskRoleArn']), outcome: 'undecidable' }];
    const verdicts = [...policiesOf(template, role), role].flatMap(statementsOf).filter(isAllow).map(judge);
    const foreign = foreignPoliciesOf(template, role).map(
      (policy): Verdict => ({ ...at(policy), outcome: 'undecidable' }),
    );
    const all = [...verdicts, ...foreign];
    return all.length > 0 ? all : [{ ...at(role), outcome: 'compliant' }];
  });
}

function roleOf(template: Template, value: unknown): TemplateResource | undefined {
  const role = template.find(referenceOf(value) ?? '');
  return role?.type === 'AWS::IAM::Role' ? role : undefined;
}

/** The policies of the template that a role has: those that it names, and those that name it. */
function policiesOf(template: Template, role: TemplateResource): TemplateResource[] {
  const named = new Set(role.parts('ManagedPolicyArns').map(({ value }) => referenceOf(value)));
  return template
    .ofType('AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy')
    .filter(policy => named.has(policy.logicalId) || rolesOf(policy).includes(role.logicalId));
}

function rolesOf(policy: TemplateResource): (string | undefined)[] {
  const names = [...policy.parts('Roles').map(({ value }) => value), ...policy.read('RoleName')];
  return names.map(referenceOf);
}

function foreignPoliciesOf(template: Template, role: TemplateResource): Place[] {
  return role
    .parts('ManagedPolicyArns')
    .filter(({ value }) => template.find(referenceOf(value) ?? '')?.type !== 'AWS::IAM::ManagedPolicy');
}
