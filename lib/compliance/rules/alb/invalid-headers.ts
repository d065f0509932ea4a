import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const invalidHeaders: Rule = {
  id: 'OpenClaw-ALB7',
  severity: 'error',
  sentence: 'The load balancer of an OpenClaw gateway passes on header fields with invalid names.',
  why: 'Servers behind it disagree about such fields, and one may take them for a trusted one.',
  fix: 'Drop invalid header fields.',
  example: 'routing.http.drop_invalid_header_fields.enabled: true',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'routing.http.drop_invalid_header_fields.enabled',
        isExpected: isTrue,
      }),
    ),
};
