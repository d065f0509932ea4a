import { gatewayTasksOf } from '../../gateways';
import { judgeEvery } from '../../judge';
import { Rule } from '../../rule';

export const noAddedCapabilities: Rule = {
  id: 'OpenClaw-ECS3',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway is given a Linux capability.',
  why: 'SYS_PTRACE, the only one that Fargate grants, lets code read the memory of every process beside it, tokens included.',
  fix: 'Remove LinuxParameters.Capabilities.Add.',
  example: "LinuxParameters: { Capabilities: { Drop: ['ALL'] } }",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container => judgeEvery(container, ['LinuxParameters', 'Capabilities', 'Add'], () => false)),
    ),
};
