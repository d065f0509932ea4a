import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';

export const desyncMitigation: Rule = {
  id: 'OpenClaw-ALB6',
  severity: 'error',
  sentence: 'The load balancer of an OpenClaw gateway takes requests that it and the edge may read differently.',
  why: 'What one takes for the body the other may take for the next request, of another user.',
  fix: 'Set the desync mitigation mode to strictest.',
  example: 'routing.http.desync_mitigation_mode: strictest',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'routing.http.desync_mitigation_mode',
        isExpected: mode => mode === 'strictest',
      }),
    ),
};
