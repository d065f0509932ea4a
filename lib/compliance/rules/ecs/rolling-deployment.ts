import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const rollingDeployment: Rule = {
  id: 'OpenClaw-ECS14',
  severity: 'error',
  sentence: 'An OpenClaw service is deployed blue/green, linear or canary.',
  why: 'Those strategies run the old and the new gateway side by side on the same state.',
  fix: 'Leave DeploymentConfiguration.Strategy and DeploymentController at rolling updates by ECS.',
  example: "DeploymentController: { Type: 'ECS' }, DeploymentConfiguration: { Strategy: 'ROLLING' }",
  judge: template =>
    gatewayServicesOf(template).flatMap(service => [
      judgeValue(service, ['DeploymentConfiguration', 'Strategy'], value => value === undefined || value === 'ROLLING'),
      judgeValue(service, ['DeploymentController', 'Type'], value => value === undefined || value === 'ECS'),
    ]),
};
