import { grouped } from '../grouped';
import { elements, read, referenceOf } from '../reading';
import { identityOfResource } from '../references';
import { asRecord, Template, TemplateResource } from '../template';
import { textOf } from './text-of';

/** What stands in a subnet; a resource of another template than the subnet's is told as `<template>#<logical id>`. */
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

/** The VPCs of linked templates with what stands in them, whichever template makes it. */
export function vpcsOf(templates: readonly Template[]): VpcEvidence[] {
  const placed = placedIn(templates);
  return templates.flatMap(template => vpcsIn(template, placed));
}

function vpcsIn(template: Template, placed: Placed): VpcEvidence[] {
  const known = { routes: defaultRoutesIn(template), placed };
  return template.ofType('AWS::EC2::VPC').map(vpc => ({
    stack: template.name,
    resource: vpc.logicalId,
    cidr: textOf(asRecord(vpc.properties)['CidrBlock']),
    subnets: inVpc(template, 'AWS::EC2::Subnet', vpc).map(subnet => describeSubnet(template, subnet, known)),
    endpoints: inVpc(template, 'AWS::EC2::VPCEndpoint', vpc).map(describeEndpoint),
  }));
}

function describeSubnet(
  template: Template,
  subnet: TemplateResource,
  { routes, placed }: { routes: Map<string, string[]>; placed: Placed },
): SubnetEvidence {
  const { AvailabilityZone: zone, CidrBlock: cidr, Tags: tags } = asRecord(subnet.properties);
  const named = elements(tags, template.parameters).flat().map(asRecord);
  const tier = named.find(({ Key }) => Key === 'aws-cdk:subnet-name') ?? named.find(({ Key }) => Key === 'Name');
  return {
    resource: subnet.logicalId,
    tier: textOf(tier?.['Value']) || subnet.logicalId,
    zone: textOf(zone),
    cidr: textOf(cidr),
    defaultRoutes: routes.get(subnet.logicalId) ?? [],
    occupants: (placed.get(identityOfResource(template, subnet.logicalId)) ?? []).map(({ home, what, resource }) => ({
      what,
      resource: home === template ? resource : identityOfResource(home, resource),
    })),
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

/** Where the routes to everywhere lead, by the logical id of the subnet. */
function defaultRoutesIn(template: Template): Map<string, string[]> {
  const targets = new Map<string, Set<string>>();
  for (const { properties } of template.ofType('AWS::EC2::Route')) {
    const route = asRecord(properties);
    if (route['DestinationCidrBlock'] !== '0.0.0.0/0' && route['DestinationIpv6CidrBlock'] !== '::/0') continue;
    const property = Object.keys(TARGETS).find(candidate => route[candidate] !== undefined) ?? '';
    const table = referenceOf(route['RouteTableId']) ?? '';
    targets.set(table, (targets.get(table) ?? new Set()).add(TARGETS[property] ?? 'somewhere that cannot be told'));
  }
  const associations = template.ofType('AWS::EC2::SubnetRouteTableAssociation').map(({ properties }) => {
    const { SubnetId: subnet, RouteTableId: table } = asRecord(properties);
    return [referenceOf(subnet) ?? '', [...(targets.get(referenceOf(table) ?? '') ?? [])].sort()] as const;
  });
  return new Map(associations);
}

const PLACES: { readonly [type: string]: { what: string; path: string[] } } = {
  'AWS::EC2::NatGateway': { what: 'NAT gateway', path: ['SubnetId'] },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { what: 'load balancer', path: ['Subnets'] },
  'AWS::ECS::Service': { what: 'service', path: ['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets'] },
  'AWS::EC2::Instance': { what: 'instance', path: ['SubnetId'] },
  'AWS::Lambda::Function': { what: 'function', path: ['VpcConfig', 'SubnetIds'] },
  'AWS::EFS::MountTarget': { what: 'file system', path: ['SubnetId'] },
  'AWS::NetworkFirewall::Firewall': { what: 'network firewall', path: ['SubnetMappings'] },
  'AWS::NetworkFirewall::VpcEndpointAssociation': { what: 'firewall endpoint', path: ['SubnetMapping'] },
  'AWS::EC2::VPCEndpoint': { what: 'endpoint', path: ['SubnetIds'] },
};

/** What stands in the subnets, by their identities, each with the template that makes it. */
type Placed = ReadonlyMap<string, readonly (Occupant & { readonly home: Template })[]>;

function placedIn(templates: readonly Template[]): Placed {
  const all = templates.flatMap(home =>
    home.ofType(...Object.keys(PLACES)).map(resource => {
      const { what = '', path = [] } = PLACES[resource.type] ?? {};
      // A mount target is a file system's own door and has no name that anybody knows.
      const fileSystem = referenceOf(asRecord(resource.properties)['FileSystemId']);
      const subnets = subnetsOf(home, resource, path);
      return { home, what, resource: fileSystem ?? resource.logicalId, subnets };
    }),
  );
  return grouped(all, ({ subnets }) => subnets);
}

function subnetsOf(template: Template, { properties }: TemplateResource, path: readonly string[]): string[] {
  return read(properties, path, template.parameters)
    .flatMap(list => (Array.isArray(list) ? elements(list, template.parameters).flat() : [list]))
    .flatMap(entry => referenceOf(asRecord(entry)['SubnetId'] ?? entry) ?? [])
    .map(subnet => identityOfResource(template, subnet));
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
