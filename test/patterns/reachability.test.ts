import { Template } from 'aws-cdk-lib/assertions';
import { exampleStack } from '../example-stack';
import { NetworkTemplate, Resource, WaysOut, waysOut } from './reachability';

const TEMPLATE: NetworkTemplate = JSON.parse(
  JSON.stringify(Template.fromStack(exampleStack('single-tenant.yaml').stack).toJSON()),
);
const SERVICE = find(TEMPLATE, 'AWS::ECS::Service', 'GatewayService');

/** The way out that a gateway is meant to have, and all else that it can connect to. */
const BASELINE: WaysOut = {
  routes: [],
  doors: [
    '2049 to StateSecurityGroup',
    '3101 to NetworkEgressProxySecurityGroup: internet',
    '443 to pl-6ea54007',
    '443 to NetworkEndpointsSecurityGroup',
  ],
  endpoints: [
    expect.stringMatching(/^ReadImageLayers: s3:GetObject arn:.*:s3:::prod-eu-central-1-starport-layer-bucket\/\*$/),
    expect.stringMatching(/^ReadEgressLists: s3:GetObject arn:.*\/[0-9a-f]{64}\.json on condition$/),
  ] as unknown as string[],
  interface: [],
  names: [],
};

test('from a gateway there is one way to the internet: its own port of the proxy', () => {
  expect(waysOut(TEMPLATE, SERVICE)).toEqual(BASELINE);
});

type Mutate = (template: NetworkTemplate) => void;

const MUTANTS: [string, Mutate][] = [
  ['a route to the NAT gateway', route({ NatGatewayId: 'nat-1' })],
  ['a route to the internet gateway', route({ GatewayId: 'igw-1' })],
  ['a route to a transit gateway', route({ TransitGatewayId: 'tgw-1' })],
  ['a route to a peered VPC', route({ VpcPeeringConnectionId: 'pcx-1' }, { DestinationCidrBlock: '10.200.0.0/16' })],
  ['an IPv6 route out', route({ EgressOnlyInternetGatewayId: 'eigw-1' }, { DestinationIpv6CidrBlock: '::/0' })],
  [
    'the route table of the proxy on a gateway subnet',
    template => {
      const association = resource(template, 'AWS::EC2::SubnetRouteTableAssociation', 'NetworkVpcGatewaySubnet1');
      association.Properties.RouteTableId = { Ref: find(template, 'AWS::EC2::RouteTable', 'NetworkVpcProxySubnet1') };
    },
  ],
  [
    'no route table of its own',
    template => {
      delete template.Resources[find(template, 'AWS::EC2::SubnetRouteTableAssociation', 'NetworkVpcGatewaySubnet1')];
    },
  ],
  [
    'the gateway in the subnets of the proxy',
    template => {
      const { AwsvpcConfiguration } = template.Resources[SERVICE].Properties.NetworkConfiguration;
      AwsvpcConfiguration.Subnets[0] = { Ref: find(template, 'AWS::EC2::Subnet', 'NetworkVpcProxySubnet1') };
    },
  ],
  [
    'a public address',
    template => {
      template.Resources[SERVICE].Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp = 'ENABLED';
    },
  ],
  [
    'another security group',
    template => {
      template.Resources['Open'] = { Type: 'AWS::EC2::SecurityGroup', Properties: {} };
      template.Resources[SERVICE].Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.push({
        Ref: 'Open',
      });
    },
  ],
  ['a rule to anywhere', rule({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' })],
  ['a rule to one address', rule({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '198.51.100.7/32' })],
  ['a rule to anywhere by IPv6', rule({ IpProtocol: '-1', CidrIpv6: '::/0' })],
  [
    'a rule to the ports of all tenants',
    template => {
      resource(
        template,
        'AWS::EC2::SecurityGroupEgress',
        'GatewaySecurityGrouptosupportassistantNetworkEgressProxy',
      ).Properties.ToPort = 3185;
    },
  ],
  [
    'a rule to everything on the proxy',
    template => {
      resource(
        template,
        'AWS::EC2::SecurityGroupEgress',
        'GatewaySecurityGrouptosupportassistantNetworkEgressProxy',
      ).Properties.IpProtocol = '-1';
    },
  ],
  [
    'no rule in the group itself',
    template => {
      delete resource(template, 'AWS::EC2::SecurityGroup', 'GatewaySecurityGroup').Properties.SecurityGroupEgress;
    },
  ],
  [
    'an S3 endpoint without a policy',
    template => {
      delete resource(template, 'AWS::EC2::VPCEndpoint', 'NetworkEndpointsS3').Properties.PolicyDocument;
    },
  ],
  [
    'an S3 endpoint for every bucket',
    template => {
      const { PolicyDocument } = resource(template, 'AWS::EC2::VPCEndpoint', 'NetworkEndpointsS3').Properties;
      PolicyDocument.Statement[0].Resource = '*';
    },
  ],
  [
    'an S3 endpoint that passes the lists to anybody',
    template => {
      const { PolicyDocument } = resource(template, 'AWS::EC2::VPCEndpoint', 'NetworkEndpointsS3').Properties;
      delete PolicyDocument.Statement[1].Condition;
    },
  ],
  [
    'a DNS Firewall that blocks nothing',
    template => {
      resource(template, 'AWS::Route53Resolver::FirewallRuleGroup', 'Network').Properties.FirewallRules.pop();
    },
  ],
  [
    'a DNS Firewall that blocks one type of query',
    template => {
      resource(template, 'AWS::Route53Resolver::FirewallRuleGroup', 'Network').Properties.FirewallRules.at(-1).Qtype =
        'TXT';
    },
  ],
  [
    'a DNS Firewall of no VPC',
    template => {
      delete template.Resources[find(template, 'AWS::Route53Resolver::FirewallRuleGroupAssociation', 'Network')];
    },
  ],
];

test.each(MUTANTS)('%s is found', (_name, mutate) => {
  const mutant = structuredClone(TEMPLATE);
  mutate(mutant);
  expect(waysOut(mutant, SERVICE)).not.toEqual(BASELINE);
});

function find(template: NetworkTemplate, type: string, prefix: string): string {
  const found = Object.keys(template.Resources).filter(
    id => template.Resources[id].Type === type && id.startsWith(prefix),
  );
  if (found.length === 0) throw new Error(`the template has no ${type} that begins with ${prefix}`);
  return found[0];
}

function resource(template: NetworkTemplate, type: string, prefix: string): Resource {
  return template.Resources[find(template, type, prefix)];
}

function route(
  target: { [property: string]: string },
  destination: { [property: string]: string } = { DestinationCidrBlock: '0.0.0.0/0' },
): Mutate {
  return template => {
    const RouteTableId = { Ref: find(template, 'AWS::EC2::RouteTable', 'NetworkVpcGatewaySubnet2') };
    template.Resources['Added'] = { Type: 'AWS::EC2::Route', Properties: { RouteTableId, ...destination, ...target } };
  };
}

function rule(properties: object): Mutate {
  return template => {
    const GroupId = { 'Fn::GetAtt': [find(template, 'AWS::EC2::SecurityGroup', 'GatewaySecurityGroup'), 'GroupId'] };
    template.Resources['Added'] = { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId, ...properties } };
  };
}
