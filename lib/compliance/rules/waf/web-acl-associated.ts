import { deploymentOf } from '../../deployment';
import { frontOf } from '../../load-balancers';
import { once } from '../../once';
import { pointingAnywhere, pointingTo } from '../../pointers';
import { identityOfResource } from '../../references';
import { Rule } from '../../rule';
import { Template } from '../../template';
import { ACL_ASSOCIATIONS } from '../../web-acls';

export const webAclAssociated: Rule = {
  id: 'OpenClaw-WAF1',
  severity: 'error',
  sentence: 'No web ACL stands before the load balancer of an OpenClaw gateway.',
  why: 'Floods, known attacks and WebSockets from foreign pages reach the gateway.',
  fix: 'Associate a web ACL with the load balancer.',
  example: 'AWS::WAFv2::WebACLAssociation: { ResourceArn: !Ref LoadBalancer, WebACLArn: !GetAtt WebAcl.Arn }',
  judge: (template, deployment) =>
    frontOf(template, deployment).loadBalancers.map(({ logicalId }) => {
      const identity = identityOfResource(template, logicalId);
      const associations = pointingTo(deploymentOf(template, deployment), ACL_ASSOCIATIONS, identity);
      const isCertain = associations.some(({ resource }) => resource.attribute('Condition')[0] === undefined);
      const others = [...pointingAnywhere(template, ACL_ASSOCIATIONS), ...conditionalAssociations(template)];
      const isPossible = associations.length + others.length > 0;
      return { resource: logicalId, outcome: isCertain ? 'compliant' : isPossible ? 'undecidable' : 'non-compliant' };
    }),
};

const conditionalAssociations = once((template: Template) =>
  template.ofType(ACL_ASSOCIATIONS.type).filter(({ attribute }) => attribute('Condition')[0] !== undefined),
);
