import { gatewayRolesOf, RoleProperty } from '../../gateway-roles';
import { at, judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const permissionsBoundary: Rule = {
  id: 'OpenClaw-IAM8',
  severity: 'warning',
  sentence: 'A role of an OpenClaw task has no permissions boundary.',
  why: 'A policy that somebody attaches later, by hand or by mistake, takes effect at once.',
  fix: 'Set PermissionsBoundary to what the role may have at most.',
  example: "new iam.Role(this, 'TaskRole', { permissionsBoundary: policy, managedPolicies: [policy], … })",
  judge: template =>
    PROPERTIES.flatMap(property =>
      gatewayRolesOf(template, property).map(({ task, role }) =>
        role === undefined
          ? { ...at(task, [property]), outcome: 'undecidable' }
          : judgePresence(role, ['PermissionsBoundary']),
      ),
    ),
};

const PROPERTIES: RoleProperty[] = ['TaskRoleArn', 'ExecutionRoleArn'];
