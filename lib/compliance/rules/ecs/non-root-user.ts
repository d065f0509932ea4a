import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const nonRootUser: Rule = {
  id: 'OpenClaw-ECS4',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway may run as root.',
  why: 'Root in the container owns every file of the image and is one kernel fault away from the host; a name can stand for uid 0.',
  fix: 'Set User to a number other than 0, such as 1000:1000.',
  example: "task.addContainer('gateway', { user: '1000:1000', … });",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container => judgeValue(container, ['User'], isUnprivileged)),
    ),
};

function isUnprivileged(user: unknown): boolean {
  return /^[1-9]\d*(?::[1-9]\d*)?$/.test(plainText(user));
}
