import { gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isFalse } from '../../scalars';

export const essentialGateway: Rule = {
  id: 'OpenClaw-ECS34',
  severity: 'warning',
  sentence: 'The task of an OpenClaw gateway goes on without the gateway.',
  why: 'ECS does not start a new task while the old one, without its gateway, counts as running.',
  fix: 'Leave Essential at true for the gateway.',
  example: "task.addContainer('gateway', { essential: true, … });",
  judge: template => gatewaysOf(template).map(gateway => judgeValue(gateway, ['Essential'], value => !isFalse(value))),
};
