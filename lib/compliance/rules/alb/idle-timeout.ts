import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const idleTimeout: Rule = {
  id: 'OpenClaw-ALB12',
  severity: 'warning',
  sentence: 'The load balancer of an OpenClaw gateway cuts WebSockets that are silent for a minute.',
  why: 'The Control UI loses its connection while the agent thinks.',
  fix: 'Set an idle timeout well above 60 seconds.',
  example: 'idle_timeout.timeout_seconds: 3600',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'idle_timeout.timeout_seconds',
        isExpected: seconds => numberOf(seconds) > 60,
      }),
    ),
};
