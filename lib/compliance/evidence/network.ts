import { elements, read, referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';
import { textOf } from './text-of';

/** What stands in a subnet. */
export interface Occupant {
  readonly what: string;
  readonly resource: string;
}

/** A subnet of a template. */
export interface SubnetEvidence {
  readonly resource: string;
  /** The purpose that its tag tells. */
  readonly tier: string;
  readonly zone: string;
  readonly cidr: string;
  /** Where its routes to everywhere lead; empty where there is no way out. */
  readonly defaultRoutes: readonly string[];
  readonly occupants: readonly Occupant[];
}

/** An endpoint by which AWS is reached without the internet. */
export interface EndpointEvidence {
  readonly resource: string;
  readonly service: string;
  readonly kind: string;
  readonly hasPolicy: boolean;
}

/** A VPC of a template. */
export interface VpcEvidence {
  readonly stack: string;
  readonly resource: string;
  readonly cidr: string;
  readonly subnets: readonly SubnetEvidence[];
  readonly endpoints: readonly EndpointEvidence[];
}

/** The VPCs of a template with what stands in them. */
export function vpcsOf(template: Template): VpcEvidence[] {
  const placed = occupantsOf(template);
  return template.ofType('AWS::EC2::VPC').map(vpc => ({
    stack: template.name,
    resource: vpc.logicalId,
    cidr: textOf(asRecord(vpc.properties)['CidrBlock']),
    subnets: inVpc(template, 'AWS::EC2::Subnet', vpc).map(subnet => describeSubnet(template, subnet, placed)),
    endpoints: inVpc(template, 'AWS::EC2::VPCEndpoint', vpc).map(describeEndpoint),
  }));
}

function describeSubnet(
  template: Template,
  subnet: TemplateResource,
  placed: readonly (Occupant & { subnet: string })[],
): SubnetEvidence {
  const { AvailabilityZone: zone, CidrBlock: cidr, Tags: tags } = asRecord(subnet.properties);
  const named = elements(tags, template.parameters).flat().map(asRecord);
  const tier = named.find(({ Key }) => Key === 'aws-cdk:subnet-name') ?? named.find(({ Key }) => Key === 'Name');
  return {
    resource: subnet.logicalId,
    tier: textOf(tier?.['Value']) || subnet.logicalId,
    zone: textOf(zone),
    cidr: textOf(cidr),
    defaultRoutes: defaultRoutesOf(template, subnet),
    occupants: placed
      .filter(occupant => occupant.subnet === subnet.logicalId)
      .map(({ what, resource }) => ({ what, resource })),
  };
}

const TARGETS: { readonly [property: string]: string } = {
  GatewayId: 'internet gateway',
  NatGatewayId: 'NAT gateway',
  VpcEndpointId: 'firewall endpoint',
  TransitGatewayId: 'transit gateway',
  NetworkInterfaceId: 'network interface',
  VpcPeeringConnectionId: 'peered VPC',
  EgressOnlyInternetGatewayId: 'egress-only internet gateway',
  InstanceId: 'instance',
};

function defaultRoutesOf(template: Template, subnet: TemplateResource): string[] {
  const tables = template
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .map(({ properties }) => asRecord(properties))
    .filter(({ SubnetId: id }) => referenceOf(id) === subnet.logicalId)
    .map(({ RouteTableId: id }) => referenceOf(id));
  const routes = template
    .ofType('AWS::EC2::Route')
    .map(({ properties }) => asRecord(properties))
    .filter(({ RouteTableId: id }) => tables.includes(referenceOf(id) ?? ''))
    .filter(({ DestinationCidrBlock: v4, DestinationIpv6CidrBlock: v6 }) => v4 === '0.0.0.0/0' || v6 === '::/0');
  return [...new Set(routes.map(route => Object.keys(TARGETS).find(property => route[property] !== undefined) ?? ''))]
    .map(property => TARGETS[property] ?? 'somewhere that the template does not tell')
    .sort();
}

const PLACES: { readonly [type: string]: { what: string; paths: string[][] } } = {
  'AWS::EC2::NatGateway': { what: 'NAT gateway', paths: [['SubnetId']] },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { what: 'load balancer', paths: [['Subnets']] },
  'AWS::ECS::Service': { what: 'service', paths: [['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets']] },
  'AWS::EC2::Instance': { what: 'instance', paths: [['SubnetId']] },
  'AWS::Lambda::Function': { what: 'function', paths: [['VpcConfig', 'SubnetIds']] },
  'AWS::EFS::MountTarget': { what: 'file system', paths: [['SubnetId']] },
  'AWS::NetworkFirewall::Firewall': { what: 'network firewall', paths: [['SubnetMappings']] },
  'AWS::NetworkFirewall::VpcEndpointAssociation': { what: 'firewall endpoint', paths: [['SubnetMapping']] },
  'AWS::EC2::VPCEndpoint': { what: 'endpoint', paths: [['SubnetIds']] },
};

function occupantsOf(template: Template): (Occupant & { subnet: string })[] {
  return template.ofType(...Object.keys(PLACES)).flatMap(resource => {
    const { what, paths } = PLACES[resource.type] ?? { what: '', paths: [] };
    const subnets = paths
      .flatMap(path => read(resource.properties, path, template.parameters))
      .flatMap(list => (Array.isArray(list) ? elements(list, template.parameters).flat() : [list]))
      .flatMap(entry => referenceOf(asRecord(entry)['SubnetId'] ?? entry) ?? []);
    // A mount target is a file system's own door and has no name that anybody knows.
    const fileSystem = referenceOf(asRecord(resource.properties)['FileSystemId']);
    return [...new Set(subnets)].map(subnet => ({ what, resource: fileSystem ?? resource.logicalId, subnet }));
  });
}

function describeEndpoint({ logicalId, properties }: TemplateResource): EndpointEvidence {
  const { ServiceName: name, VpcEndpointType: kind, PolicyDocument: policy } = asRecord(properties);
  return {
    resource: logicalId,
    service: textOf(name).replace(/^com\.amazonaws\.(\$\{AWS::Region\}|[\w-]+)\./, ''),
    kind: textOf(kind) || 'Gateway',
    hasPolicy: policy !== undefined,
  };
}

function inVpc(template: Template, type: string, vpc: TemplateResource): TemplateResource[] {
  return template.ofType(type).filter(({ properties }) => referenceOf(asRecord(properties)['VpcId']) === vpc.logicalId);
}
