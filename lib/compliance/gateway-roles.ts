import { Deployment, deploymentOf, Located } from './deployment';
import { GatewayReferences, judgeReferences } from './gateway-references';
import { gatewayTasksOf } from './gateways';
import { grouped } from './grouped';
import { at, toldAt } from './judge';
import { once } from './once';
import { Place } from './place';
import { isAllow, statementsOf } from './policy-statements';
import { identityOf, identityOfResource, referencesAt } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** The roles that the code of gateways has. */
export const TASK_ROLES = rolesAt('TaskRoleArn');

/** The roles that ECS starts the tasks of gateways with. */
export const EXECUTION_ROLES = rolesAt('ExecutionRoleArn');

function rolesAt(property: string): GatewayReferences {
  return {
    type: 'AWS::IAM::Role',
    of: template => gatewayTasksOf(template).flatMap(({ task }) => referencesAt(task, property)),
  };
}

/** Judges each statement by which the task role of a gateway may do something. */
export function judgeTaskRole(
  template: Template,
  templates: readonly Template[],
  judge: (statement: Place) => Verdict,
): Verdict[] {
  const deployment = deploymentOf(template, templates);
  return judgeReferences(template, templates, TASK_ROLES, role => {
    const verdicts = [...policiesOf(template, role, deployment), { template, resource: role }].flatMap(
      ({ template: holder, resource }) =>
        statementsOf(resource)
          .filter(isAllow)
          .map(judge)
          .map(verdict => (holder === template ? verdict : toldAt(role, verdict))),
    );
    const foreign = foreignPoliciesOf(template, role, deployment).map(
      (policy): Verdict => ({ ...at(policy), outcome: 'undecidable' }),
    );
    const all = [...verdicts, ...foreign];
    return all.length > 0 ? all : [{ ...at(role), outcome: 'compliant' }];
  });
}

const POLICY_TYPES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];

// The policies of a deployment, by the roles that they name.
const policiesByRole = once((deployment: Deployment) =>
  grouped(
    deployment.templates.flatMap(template =>
      template.ofType(...POLICY_TYPES).map(resource => ({ template, resource })),
    ),
    ({ template, resource }) => rolesOf(resource).map(role => identityOf(template, role)),
  ),
);

function rolesOf(policy: TemplateResource): unknown[] {
  return [...policy.parts('Roles').map(({ value }) => value), ...policy.read('RoleName')];
}

/** The policies that a role has: those that it names, and those that name it. */
function policiesOf(template: Template, role: TemplateResource, deployment: Deployment): Located[] {
  const naming = policiesByRole(deployment).get(identityOfResource(template, role.logicalId)) ?? [];
  const named = role.parts('ManagedPolicyArns').flatMap(({ value }) => deployment.follow(template, value) ?? []);
  const policies = [...naming, ...named.filter(({ resource }) => POLICY_TYPES.includes(resource.type))];
  return [...new Map(policies.map(policy => [policy.resource, policy])).values()];
}

function foreignPoliciesOf(template: Template, role: TemplateResource, deployment: Deployment): Place[] {
  return role
    .parts('ManagedPolicyArns')
    .filter(({ value }) => deployment.follow(template, value)?.resource.type !== 'AWS::IAM::ManagedPolicy');
}
