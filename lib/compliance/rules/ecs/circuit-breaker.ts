import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const circuitBreaker: Rule = {
  id: 'OpenClaw-ECS15',
  severity: 'warning',
  sentence: 'A failed deployment of an OpenClaw service is not rolled back.',
  why: 'ECS would start a gateway that cannot start again and again, and the tenant stays without one.',
  fix: 'Enable the deployment circuit breaker with roll-back.',
  example: 'circuitBreaker: { enable: true, rollback: true }',
  judge: template =>
    gatewayServicesOf(template).flatMap(service =>
      ['Enable', 'Rollback'].map(property =>
        judgeValue(service, ['DeploymentConfiguration', 'DeploymentCircuitBreaker', property], isTrue),
      ),
    ),
};
