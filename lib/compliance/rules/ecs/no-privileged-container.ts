import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isFalse } from '../../scalars';

export const noPrivilegedContainer: Rule = {
  id: 'OpenClaw-ECS5',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway is privileged.',
  why: 'A privileged container is root on its host, so one talked-over agent owns every tenant beside it.',
  fix: 'Remove Privileged.',
  example: "task.addContainer('gateway', { privileged: false, … });",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container =>
        judgeValue(container, ['Privileged'], value => value === undefined || isFalse(value)),
      ),
    ),
};
