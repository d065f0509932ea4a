import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const accessLogs: Rule = {
  id: 'OpenClaw-ALB10',
  severity: 'error',
  sentence: 'The load balancer of an OpenClaw gateway writes no access logs.',
  why: 'OpenClaw does not log refused HTTP requests, so nothing else shows who tries tokens.',
  fix: 'Send access logs to a bucket.',
  example: 'access_logs.s3.enabled: true',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'access_logs.s3.enabled',
        isExpected: isTrue,
      }),
    ),
};
