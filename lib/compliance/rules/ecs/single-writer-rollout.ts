import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const singleWriterRollout: Rule = {
  id: 'OpenClaw-ECS11',
  severity: 'error',
  sentence: 'A deployment of an OpenClaw service starts a second gateway before the first has stopped.',
  why: 'Two gateways on one state directory corrupt its databases; OpenClaw refuses the second, and the roll-out fails.',
  fix: 'Set MinimumHealthyPercent to 0 and MaximumPercent to 100.',
  example: "new ecs.FargateService(this, 'Service', { minHealthyPercent: 0, maxHealthyPercent: 100, … });",
  judge: template =>
    gatewayServicesOf(template).flatMap(service => [
      judgeValue(service, ['DeploymentConfiguration', 'MinimumHealthyPercent'], value => numberOf(value) === 0),
      judgeValue(service, ['DeploymentConfiguration', 'MaximumPercent'], value => numberOf(value) === 100),
    ]),
};
