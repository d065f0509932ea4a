import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const gracePeriod: Rule = {
  id: 'OpenClaw-ECS36',
  severity: 'warning',
  sentence: 'The load balancer of an OpenClaw service gives it less than five minutes to start.',
  why: 'After a hard kill OpenClaw waits up to 300 seconds for the lease on its state; ECS would kill it while it waits.',
  fix: 'Set HealthCheckGracePeriodSeconds to 300 or more.',
  example: 'healthCheckGracePeriod: Duration.seconds(600)',
  judge: template =>
    gatewayServicesOf(template)
      .filter(service => service.parts('LoadBalancers').length > 0)
      .map(service => judgeValue(service, ['HealthCheckGracePeriodSeconds'], value => numberOf(value) >= 300)),
};
