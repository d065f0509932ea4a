import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const noSharedNamespaces: Rule = {
  id: 'OpenClaw-ECS6',
  severity: 'error',
  sentence: 'The containers of an OpenClaw task share a process or memory namespace.',
  why: 'The agent could read the environment of the containers beside it, or of the host.',
  fix: 'Remove PidMode and IpcMode.',
  example: "new ecs.FargateTaskDefinition(this, 'Task', { cpu: 512, memoryLimitMiB: 2048 });",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ task }) =>
      ['PidMode', 'IpcMode'].map(mode => judgeValue(task, [mode], value => value === undefined || value === 'none')),
    ),
};
