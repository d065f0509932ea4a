import { gatewayTasksOf } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { Reading, referenceOf, UNKNOWN } from '../../reading';
import { Rule } from '../../rule';

export const separateRoles: Rule = {
  id: 'OpenClaw-IAM13',
  severity: 'error',
  sentence: 'An OpenClaw gateway runs with the role that ECS starts it with.',
  why: 'The execution role reads the secrets: as task role it hands that to the agent.',
  fix: 'Give the task a role of its own.',
  example: "new ecs.FargateTaskDefinition(this, 'Task', { taskRole, executionRole, … })",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ task }) => {
      const starting = identitiesOf(task.read('ExecutionRoleArn'));
      const running = identitiesOf(task.read('TaskRoleArn'));
      return starting.length === 0 || running.length === 0
        ? []
        : [{ ...at(task, ['TaskRoleArn']), outcome: outcomeOf(running, role => !starting.includes(role)) }];
    }),
};

/** Roles by the resource that they are, or by their ARN as it is written. */
function identitiesOf(roles: Reading): unknown[] {
  return roles
    .filter(role => role !== undefined)
    .map(role => (role === UNKNOWN ? UNKNOWN : (referenceOf(role) ?? textOf(role) ?? role)));
}
