import { frontOf } from '../../load-balancers';
import { UNKNOWN } from '../../reading';
import { identityOf } from '../../references';
import { Rule } from '../../rule';

export const webAclAssociated: Rule = {
  id: 'OpenClaw-WAF1',
  severity: 'error',
  sentence: 'No web ACL stands before the load balancer of an OpenClaw gateway.',
  why: 'Floods, known attacks and WebSockets from foreign pages reach the gateway.',
  fix: 'Associate a web ACL with the load balancer.',
  example: 'AWS::WAFv2::WebACLAssociation: { ResourceArn: !Ref LoadBalancer, WebACLArn: !GetAtt WebAcl.Arn }',
  judge: template =>
    frontOf(template).loadBalancers.map(({ logicalId }) => {
      const associations = template.ofType('AWS::WAFv2::WebACLAssociation');
      const arns = associations.flatMap(association =>
        association
          .read('ResourceArn')
          .map(arn =>
            arn === UNKNOWN || association.attribute('Condition')[0] !== undefined ? UNKNOWN : identityOf(arn),
          ),
      );
      const outcome = arns.includes(logicalId) ? 'compliant' : arns.includes(UNKNOWN) ? 'undecidable' : 'non-compliant';
      return { resource: logicalId, outcome };
    }),
};
