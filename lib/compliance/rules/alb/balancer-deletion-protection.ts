import { frontOf, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const balancerDeletionProtection: Rule = {
  id: 'OpenClaw-ALB9',
  severity: 'error',
  sentence: 'The load balancer of an OpenClaw gateway can be deleted by mistake.',
  why: 'With it go the web ACL, the log-in and the address that people know.',
  fix: 'Turn deletion protection on.',
  example: 'deletion_protection.enabled: true',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(balancer =>
      judgeAttribute(balancer, {
        list: 'LoadBalancerAttributes',
        key: 'deletion_protection.enabled',
        isExpected: isTrue,
      }),
    ),
};
