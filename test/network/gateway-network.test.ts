import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Egress } from '../../lib/egress';
import { GatewayNetwork, GatewayNetworkProps } from '../../lib/network';
import { testStack } from './synth';

const egressLists = [{ tenantId: 'acme', slot: 1, allowedHosts: [{ host: '.slack.com', reason: 'a test needs it' }] }];

function build(props: (stack: Stack) => Partial<GatewayNetworkProps> = () => ({})) {
  const { app, stack, encryptionKey } = testStack();
  const network = new GatewayNetwork(stack, 'Network', { egressLists, encryptionKey, ...props(stack) });
  return { app, stack, network };
}

function existingVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
    vpcId: 'vpc-1',
    vpcCidrBlock: '10.0.0.0/20',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    publicSubnetIds: ['public-a', 'public-b'],
    privateSubnetIds: ['private-a', 'private-b'],
    privateSubnetRouteTableIds: ['rtb-a', 'rtb-b'],
    isolatedSubnetIds: ['isolated-a', 'isolated-b'],
    isolatedSubnetRouteTableIds: ['rtb-c', 'rtb-d'],
  });
}

function cidrs(stack: Stack, network: GatewayNetwork, selection: ec2.SubnetSelection): unknown[] {
  return network.vpc.selectSubnets(selection).subnets.map(subnet => stack.resolve(subnet.ipv4CidrBlock));
}

test('offers its subnets by purpose', () => {
  const { stack, network } = build();
  expect(cidrs(stack, network, network.gatewaySubnets)).toEqual(['10.0.0.0/24', '10.0.1.0/24']);
  expect(cidrs(stack, network, network.ingressSubnets)).toEqual(['10.0.2.0/24', '10.0.3.0/24']);
  expect(cidrs(stack, network, network.publicSubnets)).toEqual(['10.0.4.0/24', '10.0.5.0/24']);
});

test('holds egress by a proxy and DNS Firewall for the hosts by default', () => {
  const { stack, network } = build();
  expect(network.egress.routeFor('acme').environment).toHaveProperty('OPENCLAW_PROXY_URL');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    VpcId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
  });
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['*.slack.com', 'slack.com']),
  });
});

test('takes the egress tier, the address space and the zones', () => {
  const { stack } = build(() => ({
    egress: Egress.dnsFirewall({ natGateways: 2 }),
    cidr: '10.20.0.0/20',
    availabilityZones: ['eu-central-1a', 'eu-central-1c'],
  }));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::NatGateway', 2);
  template.hasResourceProperties('AWS::EC2::Subnet', {
    CidrBlock: '10.20.1.0/24',
    AvailabilityZone: 'eu-central-1c',
  });
});

test('keeps flow logs and query logs for a year, or as long as asked', () => {
  Template.fromStack(build().stack).allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  const { stack } = build(() => ({ logRetention: logs.RetentionDays.ONE_MONTH }));
  Template.fromStack(stack).allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('places the endpoints in the gateways’ subnets', () => {
  const template = Template.fromStack(build().stack);
  const subnets = [1, 2].map(zone => ({ Ref: Match.stringLikeRegexp(`^NetworkVpcGatewaySubnet${zone}`) }));
  template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { SubnetIds: subnets }, 4);
});

test('routes S3 by its endpoint for gateways and for the proxy', () => {
  Template.fromStack(build().stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Gateway',
    RouteTableIds: ['Gateway', 'Proxy'].flatMap(name =>
      [1, 2].map(zone => ({ Ref: Match.stringLikeRegexp(`^NetworkVpc${name}Subnet${zone}RouteTable`) })),
    ),
  });
});

test('starts the proxy when it can reach the endpoints', () => {
  const [service] = Object.values(Template.fromStack(build().stack).findResources('AWS::ECS::Service'));
  expect(service.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching('^NetworkEndpointsEcrApi')]));
});

test('opens the endpoints to a peer, and the peer to the endpoints, on port 443 alone', () => {
  const { stack, network } = build(() => ({ egress: Egress.dnsFirewall() }));
  const peer = new ec2.SecurityGroup(stack, 'Peer', { vpc: network.vpc, allowAllOutbound: false });
  network.allowEndpointAccess(peer);
  const template = Template.fromStack(stack);
  const [peerId, endpointsId] = ['^Peer', '^NetworkEndpointsSecurityGroup'].map(id => ({
    'Fn::GetAtt': [Match.stringLikeRegexp(id), 'GroupId'],
  }));
  const port = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'AWS APIs by interface endpoints' };
  template.hasResource('AWS::EC2::SecurityGroupIngress', {
    Properties: Match.objectEquals({ ...port, GroupId: endpointsId, SourceSecurityGroupId: peerId }),
  });
  template.hasResource('AWS::EC2::SecurityGroupEgress', {
    Properties: Match.objectEquals({ ...port, GroupId: peerId, DestinationSecurityGroupId: endpointsId }),
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
});

describe('in an existing VPC', () => {
  test('makes endpoints and DNS Firewall, and nothing of the VPC', () => {
    const { stack, network } = build(scope => ({ vpc: existingVpc(scope), egress: Egress.dnsFirewall() }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 5);
    template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', { VpcId: 'vpc-1' });
    for (const type of ['VPC', 'Subnet', 'Route', 'NatGateway', 'InternetGateway', 'FlowLog']) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
    template.resourceCountIs('Custom::VpcRestrictDefaultSG', 0);
    expect(network.vpc.vpcId).toBe('vpc-1');
  });

  test('runs gateways, and stands an internal load balancer, where the tier’s route is', () => {
    const { network } = build(scope => ({ vpc: existingVpc(scope), egress: Egress.dnsFirewall() }));
    for (const selection of [network.gatewaySubnets, network.ingressSubnets]) {
      expect(network.vpc.selectSubnets(selection).subnetIds).toEqual(['private-a', 'private-b']);
    }
    expect(network.vpc.selectSubnets(network.publicSubnets).subnetIds).toEqual(['public-a', 'public-b']);
  });

  test('takes the subnets that are named', () => {
    const { network } = build(scope => ({
      vpc: existingVpc(scope),
      egress: Egress.dnsFirewall(),
      gatewaySubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ingressSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    }));
    expect(network.vpc.selectSubnets(network.ingressSubnets).subnetIds).toEqual(['isolated-a', 'isolated-b']);
  });

  test('uses the endpoints that are there', () => {
    const { stack, network } = build(scope => ({
      vpc: existingVpc(scope),
      egress: Egress.dnsFirewall(),
      endpointSecurityGroup: ec2.SecurityGroup.fromSecurityGroupId(scope, 'EndpointGroup', 'sg-1'),
    }));
    network.allowEndpointAccess(new ec2.SecurityGroup(stack, 'Peer', { vpc: network.vpc, allowAllOutbound: false }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-1', FromPort: 443 });
  });

  test('runs the proxy in the subnets that are named, and gateways in isolated ones', () => {
    const egress = Egress.proxy({ subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } });
    const { stack, network } = build(scope => ({ vpc: existingVpc(scope), egress }));
    expect(network.vpc.selectSubnets(network.gatewaySubnets).subnetIds).toEqual(['isolated-a', 'isolated-b']);
    Template.fromStack(stack).hasResourceProperties('AWS::ECS::Service', {
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['private-a', 'private-b'] } },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      RouteTableIds: ['rtb-c', 'rtb-d', 'rtb-a', 'rtb-b'],
    });
  });

  test('warns that DNS Firewall holds for the other workloads too', () => {
    const { stack } = build(scope => ({ vpc: existingVpc(scope), egress: Egress.dnsFirewall() }));
    Annotations.fromStack(stack).hasWarning(
      '/Test/Network',
      Match.stringLikeRegexp('holds for the whole VPC.*openclaw:GatewayNetwork\\.existingVpc'),
    );
  });

  test('fails on gateway subnets that are public', () => {
    const gatewaySubnets = { subnetType: ec2.SubnetType.PUBLIC };
    expect(() => build(scope => ({ vpc: existingVpc(scope), gatewaySubnets }))).toThrow(
      new Error('gatewaySubnets must be private, got public subnets: a gateway has no address of its own'),
    );
  });

  test('fails on gateway subnets in one zone', () => {
    const gatewaySubnets = { availabilityZones: ['eu-central-1b'] };
    expect(() => build(scope => ({ vpc: existingVpc(scope), gatewaySubnets }))).toThrow(
      new Error('gatewaySubnets must lie in at least two zones, got eu-central-1b: add a subnet in another zone'),
    );
  });
});

test('warns about the existing VPC only when one is given', () => {
  Annotations.fromStack(build().stack).hasNoWarning('/Test/Network', Match.anyValue());
});

test.each([
  ['cidr', { cidr: '10.0.0.0/20' }],
  ['availabilityZones', { availabilityZones: ['eu-central-1a', 'eu-central-1b'] }],
])('fails on %s together with vpc', (prop, props) => {
  expect(() => build(scope => ({ vpc: existingVpc(scope), ...props }))).toThrow(
    new Error(`${prop} describes a new VPC, so it must not be given together with vpc: leave out one of them`),
  );
});

test.each([
  ['gatewaySubnets', { gatewaySubnets: {} }],
  ['ingressSubnets', { ingressSubnets: {} }],
])('fails on %s without vpc', (prop, props) => {
  expect(() => build(() => props)).toThrow(
    new Error(`${prop} describes an existing VPC, so it must not be given without vpc: give both or neither`),
  );
});

test('fails on organizationId beside endpoints that are there', () => {
  const group = (scope: Stack) => ec2.SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1');
  const organizationId = 'o-a1b2c3d4e5';
  expect(() =>
    build(scope => ({ vpc: existingVpc(scope), endpointSecurityGroup: group(scope), organizationId })),
  ).toThrow(new Error('organizationId is for endpoints that are made here: leave it out beside endpointSecurityGroup'));
});

test('fails on endpointSecurityGroup without vpc', () => {
  const group = (scope: Stack) => ec2.SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1');
  expect(() => build(scope => ({ endpointSecurityGroup: group(scope) }))).toThrow(
    'endpointSecurityGroup describes an existing VPC',
  );
});

test('passes AwsSolutions and NIST 800-53 r5', () => {
  const { app } = build();
  for (const checks of [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)]) {
    expect(checks.validateScope(app).violations).toEqual([]);
  }
});

test('needs no look-up and synthesizes the same twice', () => {
  const manifest = () => (build().stack.node.root as App).synth();
  const [first, second] = [manifest(), manifest()];
  expect(first.manifest.missing).toBeUndefined();
  expect(first.getStackByName('Test').template).toEqual(second.getStackByName('Test').template);
});

test('fails on egress lists that are wrong, before it creates a resource', () => {
  const { stack, encryptionKey } = testStack();
  const egressLists = [{ tenantId: 'support', slot: 86, allowedHosts: [{ host: '*', reason: 'a test needs it' }] }];
  expect(() => new GatewayNetwork(stack, 'Network', { encryptionKey, egressLists })).toThrow(
    /^egressLists\[0\]\.slot must be .*\negressLists\[0\]\.allowedHosts\[0\]\.host must not contain "\*"/,
  );
  expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toEqual([expect.stringMatching('^Key')]);
});
