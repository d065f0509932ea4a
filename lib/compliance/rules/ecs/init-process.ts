import { gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const initProcess: Rule = {
  id: 'OpenClaw-ECS22',
  severity: 'warning',
  sentence: 'An OpenClaw gateway runs without an init process.',
  why: 'Nobody collects the helper processes that OpenClaw leaves behind, and signals to stop may not arrive.',
  fix: 'Set LinuxParameters.InitProcessEnabled to true.',
  example: "new ecs.LinuxParameters(this, 'Linux', { initProcessEnabled: true })",
  judge: template =>
    gatewaysOf(template).map(gateway => judgeValue(gateway, ['LinuxParameters', 'InitProcessEnabled'], isTrue)),
};
