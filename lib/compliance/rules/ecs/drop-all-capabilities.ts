import { gatewayTasksOf } from '../../gateways';
import { judgeSome, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

export const dropAllCapabilities: Rule = {
  id: 'OpenClaw-ECS2',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway keeps Linux capabilities.',
  why: 'Each capability is a piece of root that code in the container can use to get further.',
  fix: 'Drop ALL; ports above 1024 need no capability.',
  example: 'linuxParameters.dropCapabilities(ecs.Capability.ALL);',
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container =>
        judgeSome(container, ['LinuxParameters', 'Capabilities', 'Drop'], capability =>
          outcomeOf(capability.read(), value => value === 'ALL'),
        ),
      ),
    ),
};
