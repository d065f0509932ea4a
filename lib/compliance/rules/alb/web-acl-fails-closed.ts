import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const webAclFailsClosed: Rule = {
  id: 'OpenClaw-ALB8',
  severity: 'error',
  sentence: 'The load balancer of an OpenClaw gateway lets requests pass when the web ACL does not answer.',
  why: 'Whoever overloads the web ACL is rid of it.',
  fix: 'Leave waf.fail_open.enabled at false.',
  example: 'waf.fail_open.enabled: false',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'waf.fail_open.enabled',
        isExpected: value => !isTrue(value),
      }),
    ),
};
