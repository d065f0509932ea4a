import { gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const noInPlaceRestart: Rule = {
  id: 'OpenClaw-ECS35',
  severity: 'warning',
  sentence: 'An OpenClaw gateway is restarted inside its task.',
  why: 'What a failed or taken-over gateway left in memory file systems and volumes is there when it starts again.',
  fix: 'Remove RestartPolicy from the gateway: let the task end, and ECS start a clean one.',
  example: "task.addContainer('gateway', { enableRestartPolicy: false, … });",
  judge: template =>
    gatewaysOf(template).map(gateway => judgeValue(gateway, ['RestartPolicy', 'Enabled'], value => !isTrue(value))),
};
