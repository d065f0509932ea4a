import { judgeReferences } from '../../gateway-references';
import { EXECUTION_ROLES, TASK_ROLES } from '../../gateway-roles';
import { judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const permissionsBoundary: Rule = {
  id: 'OpenClaw-IAM8',
  severity: 'warning',
  sentence: 'A role of an OpenClaw task has no permissions boundary.',
  why: 'A policy that somebody attaches later, by hand or by mistake, takes effect at once.',
  fix: 'Set PermissionsBoundary to what the role may have at most.',
  example: "new iam.Role(this, 'TaskRole', { permissionsBoundary: policy, managedPolicies: [policy], … })",
  judge: (template, deployment) =>
    [TASK_ROLES, EXECUTION_ROLES].flatMap(roles =>
      judgeReferences(template, deployment, roles, role => [judgePresence(role, ['PermissionsBoundary'])]),
    ),
};
