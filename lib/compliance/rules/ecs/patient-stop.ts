import { gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const patientStop: Rule = {
  id: 'OpenClaw-ECS20',
  severity: 'warning',
  sentence: 'An OpenClaw gateway is killed before it can finish what it is doing.',
  why: 'A gateway that is killed leaves its lease on the state behind, and its successor waits up to 300 seconds for it.',
  fix: 'Set StopTimeout to 120, the most that Fargate allows.',
  example: 'stopTimeout: Duration.seconds(120)',
  judge: template =>
    gatewaysOf(template).map(gateway => judgeValue(gateway, ['StopTimeout'], value => numberOf(value) >= 120)),
};
