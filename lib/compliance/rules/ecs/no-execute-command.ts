import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isFalse } from '../../scalars';

export const noExecuteCommand: Rule = {
  id: 'OpenClaw-ECS9',
  severity: 'error',
  sentence: 'ECS Exec is on for an OpenClaw service.',
  why: 'Whoever may call ExecuteCommand gets a shell beside the token and the state, past every check in front of the gateway.',
  fix: 'Set EnableExecuteCommand to false.',
  example: "new ecs.FargateService(this, 'Service', { enableExecuteCommand: false, … });",
  judge: template =>
    gatewayServicesOf(template).map(service =>
      judgeValue(service, ['EnableExecuteCommand'], value => value === undefined || isFalse(value)),
    ),
};
