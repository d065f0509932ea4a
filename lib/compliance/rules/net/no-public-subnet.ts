import { judgeGatewayRoutes } from '../../networks';
import { referenceOf } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { Template, TemplateResource } from '../../template';

export const noPublicSubnet: Rule = {
  id: 'OpenClaw-NET11',
  severity: 'error',
  sentence: 'A subnet of an OpenClaw gateway has a route to an internet gateway.',
  why: 'A subnet with such a route is public: nothing but a security group is left between the gateway and the internet.',
  fix: 'Run gateways in isolated subnets, or in private ones behind a NAT gateway.',
  example: 'vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }',
  judge: (template, deployment) =>
    judgeGatewayRoutes(template, deployment, (route, holder) =>
      isPublic(route, holder) ? 'non-compliant' : 'compliant',
    ),
};

function isPublic(route: TemplateResource, template: Template): boolean {
  return route.read('GatewayId').some(id => {
    const target = template.find(referenceOf(id) ?? '');
    return target?.type === 'AWS::EC2::InternetGateway' || plainText(id).startsWith('igw-');
  });
}
