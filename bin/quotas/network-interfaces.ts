import { fargateServices, singleTasks } from '../synthesis/fargate-services';
import { lengthOf, Template, TemplateResource } from '../synthesis/template';

type Properties = NonNullable<TemplateResource['Properties']>;

/** The network interfaces that a resource makes; tasks make one each. */
const INTERFACES: { readonly [type: string]: (properties: Properties) => number } = {
  'AWS::EC2::NatGateway': () => 1,
  'AWS::EC2::VPCEndpoint': ({ VpcEndpointType, SubnetIds }) =>
    VpcEndpointType === 'Interface' ? lengthOf(SubnetIds) : 0,
  'AWS::EFS::MountTarget': () => 1,
  // It makes more where it has much to do.
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Subnets }) => lengthOf(Subnets),
  'AWS::Lambda::Function': ({ VpcConfig }) =>
    VpcConfig === undefined ? 0 : lengthOf((VpcConfig as { SubnetIds?: unknown }).SubnetIds),
  'AWS::NetworkFirewall::Firewall': ({ SubnetMappings }) => lengthOf(SubnetMappings),
};

/** The network interfaces of a template, at the peak of a roll-out. */
export function networkInterfaces(template: Template): number {
  const tasks = fargateServices(template).reduce((sum, { peakTasks }) => sum + peakTasks, 0);
  return Object.values(template.Resources).reduce(
    (sum, { Type, Properties = {} }) => sum + (INTERFACES[Type]?.(Properties) ?? 0),
    tasks + singleTasks(template).length,
  );
}
