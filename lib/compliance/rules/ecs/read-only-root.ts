import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const readOnlyRoot: Rule = {
  id: 'OpenClaw-ECS1',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway can write to its root file system.',
  why: 'Code that the agent was talked into running could change programs and stay until the task ends.',
  fix: 'Set ReadonlyRootFilesystem to true and mount the few writable directories.',
  example: "task.addContainer('gateway', { readonlyRootFilesystem: true, … });",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container => judgeValue(container, ['ReadonlyRootFilesystem'], isTrue)),
    ),
};
