import { Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Egress } from '../../lib/egress';
import { createGatewayVpc, GatewayVpcProps } from '../../lib/network/gateway-vpc';
import { testStack } from './synth';

/** A tier that leaves gateways without a route, and has subnets of its own, some with one. */
const ISOLATED = {
  gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
  subnets: [
    { name: 'Egress', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 },
    { name: 'Firewall', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 28 },
  ],
};

function synth(props: Partial<GatewayVpcProps> = {}): Template {
  const { stack, encryptionKey } = testStack();
  const scope = new Construct(stack, 'Network');
  createGatewayVpc(scope, {
    egress: Egress.dnsFirewall(),
    encryptionKey,
    logRetention: logs.RetentionDays.ONE_YEAR,
    ...props,
  });
  return Template.fromStack(stack);
}

function subnets(template: Template): { [id: string]: string } {
  const found = Object.entries(template.findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(
    found.map(([id, { Properties }]) => [id.replace(/^NetworkVpc(\w+?Subnet\d).*$/, '$1'), Properties.CidrBlock]),
  );
}

/** The subnets whose route table has a default route, by what it leads to. */
function defaultRoutes(template: Template): { [subnet: string]: string } {
  const routes = Object.values(template.findResources('AWS::EC2::Route'));
  return Object.fromEntries(
    routes.map(({ Properties }) => [
      Properties.RouteTableId.Ref.replace(/^NetworkVpc(\w+?Subnet\d).*$/, '$1'),
      Properties.NatGatewayId ? 'NAT' : 'internet',
    ]),
  );
}

const BASE = {
  GatewaySubnet1: '10.0.0.0/24',
  GatewaySubnet2: '10.0.1.0/24',
  IngressSubnet1: '10.0.2.0/24',
  IngressSubnet2: '10.0.3.0/24',
  PublicSubnet1: '10.0.4.0/24',
  PublicSubnet2: '10.0.5.0/24',
};

test('lays Gateway, Ingress and Public subnets over two zones', () => {
  expect(subnets(synth())).toEqual(BASE);
});

test('keeps the addresses of every base subnet when another tier adds its own', () => {
  expect(subnets(synth({ egress: ISOLATED }))).toEqual({
    ...BASE,
    EgressSubnet1: '10.0.6.0/26',
    EgressSubnet2: '10.0.6.64/26',
    FirewallSubnet1: '10.0.6.128/28',
    FirewallSubnet2: '10.0.6.144/28',
  });
});

test('replaces no subnet when the tier changes', () => {
  const replaced = (template: Template) =>
    Object.fromEntries(
      Object.entries(template.findResources('AWS::EC2::Subnet', { Properties: { CidrBlock: '10.0.0.0/24' } })).map(
        ([id, { Properties }]) => [id, { ...Properties, Tags: [] }],
      ),
    );
  expect(replaced(synth({ egress: ISOLATED }))).toEqual(replaced(synth()));
});

test('gives gateways a default route by NAT, and load balancers none', () => {
  expect(defaultRoutes(synth())).toEqual({
    GatewaySubnet1: 'NAT',
    GatewaySubnet2: 'NAT',
    PublicSubnet1: 'internet',
    PublicSubnet2: 'internet',
  });
});

test('gives gateways no default route when the tier isolates them', () => {
  expect(defaultRoutes(synth({ egress: ISOLATED }))).toEqual({
    EgressSubnet1: 'NAT',
    EgressSubnet2: 'NAT',
    PublicSubnet1: 'internet',
    PublicSubnet2: 'internet',
  });
});

test('gives load balancers a default route where people sign in elsewhere, at the same addresses', () => {
  const template = synth({ ingressSubnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS });
  expect(defaultRoutes(template)).toMatchObject({ IngressSubnet1: 'NAT', IngressSubnet2: 'NAT' });
  expect(subnets(template)).toEqual(BASE);
});

test('makes as many NAT gateways as the tier asks', () => {
  synth().resourceCountIs('AWS::EC2::NatGateway', 1);
  synth({ egress: Egress.dnsFirewall({ natGateways: 2 }) }).resourceCountIs('AWS::EC2::NatGateway', 2);
});

test('makes a NAT gateway in each zone for a tier that does not say otherwise', () => {
  synth({ egress: ISOLATED }).resourceCountIs('AWS::EC2::NatGateway', 2);
  const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
  synth({ egress: ISOLATED, availabilityZones: zones }).resourceCountIs('AWS::EC2::NatGateway', 3);
});

test('makes a NAT gateway for load balancers that need a way out, also for a tier without one', () => {
  const egress = { ...ISOLATED, natGateways: 0, subnets: [] };
  synth({ egress }).resourceCountIs('AWS::EC2::NatGateway', 0);
  const { PRIVATE_WITH_EGRESS } = ec2.SubnetType;
  synth({ egress, ingressSubnetType: PRIVATE_WITH_EGRESS }).resourceCountIs('AWS::EC2::NatGateway', 1);
});

test('assigns no public address at launch in any subnet', () => {
  synth().allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
});

test('takes the first two zones that the account may use, without a look-up', () => {
  const { stack, encryptionKey } = testStack();
  createGatewayVpc(stack, { egress: Egress.dnsFirewall(), encryptionKey, logRetention: logs.RetentionDays.ONE_DAY });
  const template = Template.fromStack(stack);
  for (const index of [0, 1]) {
    template.hasResourceProperties('AWS::EC2::Subnet', {
      AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
    });
  }
  expect(stack.node.root.node.tryGetContext('availability-zones')).toBeUndefined();
});

test('takes the zones that are named', () => {
  const template = synth({ availabilityZones: ['eu-central-1b', 'eu-central-1c', 'eu-central-1a'] });
  template.resourcePropertiesCountIs('AWS::EC2::Subnet', { AvailabilityZone: 'eu-central-1c' }, 3);
  template.resourceCountIs('AWS::EC2::Subnet', 9);
});

test('takes another address space', () => {
  const template = synth({ cidr: '172.20.8.0/21' });
  template.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '172.20.8.0/21', EnableDnsHostnames: true });
  expect(subnets(template).PublicSubnet2).toBe('172.20.13.0/24');
});

test('removes every rule of the default security group', () => {
  synth().hasResourceProperties('Custom::VpcRestrictDefaultSG', {
    DefaultSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkVpc'), 'DefaultSecurityGroup'] },
  });
});

test('logs the traffic of the VPC', () => {
  synth().hasResourceProperties('AWS::EC2::FlowLog', {
    ResourceId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
    TrafficType: 'ALL',
  });
});

test.each([
  [['eu-central-1a'], 'must name at least two zones, each once, got eu-central-1a'],
  [[], 'must name at least two zones, each once, got none'],
  [['eu-central-1a', 'eu-central-1a'], 'must name at least two zones, each once, got eu-central-1a, eu-central-1a'],
  [['eu-central-1a', 'us-east-1b'], "must be zones of the stack's region eu-central-1, got us-east-1b"],
])('fails on the zones %j', (availabilityZones, message) => {
  expect(() => synth({ availabilityZones })).toThrow(new Error(`availabilityZones ${message}`));
});

test('leaves zones that are tokens alone', () => {
  const zone = (name: string) => Lazy.string({ produce: () => name });
  expect(() => synth({ availabilityZones: [zone('a'), zone('b')] })).not.toThrow();
});

test('fails on more NAT gateways than zones', () => {
  expect(() => synth({ egress: Egress.dnsFirewall({ natGateways: 3 }) })).toThrow(
    new Error('natGateways must be at most one for each of the 2 zones, got 3'),
  );
});

test('fails on an address space that is too small, and says how large it must be', () => {
  expect(() => synth({ cidr: '10.0.0.0/24' })).toThrow(
    new Error('cidr must be from /16 to /21 to hold the subnets of 2 zones, got 10.0.0.0/24'),
  );
});
