import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Egress } from '../../lib/egress';
import { CERTIFICATE, networkBehindFirewall, templateOf, tlsInspection, ZONES } from './firewall-fixture';

const ENDPOINTS = { 'eu-central-1a': 'vpce-0123456789abcdef0', 'eu-central-1b': 'vpce-0123456789abcdef1' };

const { app, stack, network } = networkBehindFirewall();
const template = Template.fromStack(stack);

interface Route {
  readonly Destination: string;
  readonly Target: unknown;
}

/** The routes of a subnet's table, as a template has them. */
function routesOf(template: Template, subnet: string): Route[] {
  const routes = Object.values(template.findResources('AWS::EC2::Route')).map(({ Properties }) => Properties);
  const own = routes.filter(({ RouteTableId }) => RouteTableId.Ref.startsWith(`NetworkVpc${subnet}RouteTable`));
  return own.map(({ DestinationCidrBlock, VpcEndpointId, NatGatewayId, GatewayId }) => ({
    Destination: DestinationCidrBlock,
    Target: VpcEndpointId ?? NatGatewayId ?? GatewayId,
  }));
}

/** The endpoint of a zone, whatever order AWS lists them in. */
function endpointOf(template: Template, zone: string): unknown {
  const [firewall] = Object.keys(template.findResources('AWS::NetworkFirewall::Firewall'));
  const joined = { 'Fn::Join': [',', { 'Fn::GetAtt': [firewall, 'EndpointIds'] }] };
  const rest = { 'Fn::Select': [1, { 'Fn::Split': [`${zone}:`, joined] }] };
  return { 'Fn::Select': [0, { 'Fn::Split': [',', rest] }] };
}

test('needs Proxy subnets without a way out of their own, and Firewall subnets with one', () => {
  const { tier, gatewaySubnetType, subnets, taskSubnets, natGateways } = Egress.networkFirewall();
  expect({ tier, gatewaySubnetType, taskSubnets, natGateways }).toEqual({
    tier: 'networkFirewall',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    taskSubnets: [{ subnetGroupName: 'Proxy' }],
    natGateways: undefined,
  });
  expect(subnets).toEqual([
    { name: 'Proxy', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 },
    { name: 'Firewall', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 28 },
  ]);
});

test.each([
  [1, 'eu-central-1a', '10.0.6.0/26'],
  [2, 'eu-central-1b', '10.0.6.64/26'],
])('leads zone %i out and back through its own endpoint and NAT gateway, and past neither', (zone, name, proxies) => {
  const endpoint = endpointOf(template, name);
  const gateway = { Ref: expect.stringMatching(/^NetworkVpcIGW/) };
  const nat = { Ref: expect.stringMatching(new RegExp(`^NetworkVpcPublicSubnet${zone}NATGateway`)) };

  expect(routesOf(template, `GatewaySubnet${zone}`)).toEqual([]);
  expect(routesOf(template, `ProxySubnet${zone}`)).toEqual([{ Destination: '0.0.0.0/0', Target: endpoint }]);
  expect(routesOf(template, `FirewallSubnet${zone}`)).toEqual([{ Destination: '0.0.0.0/0', Target: nat }]);
  expect(routesOf(template, `PublicSubnet${zone}`)).toEqual([
    { Destination: '0.0.0.0/0', Target: gateway },
    { Destination: proxies, Target: endpoint },
  ]);
});

test('has no route beside these', () => {
  template.resourceCountIs('AWS::EC2::Route', 8);
});

test('has the routes before the proxy starts', () => {
  const routes = Object.keys(template.findResources('AWS::EC2::Route')).filter(name => name.includes('FirewallRoutes'));
  template.hasResource('AWS::EC2::SecurityGroup', {
    Properties: { GroupDescription: 'Egress proxy of OpenClaw gateways' },
    DependsOn: routes.sort(),
  });
  expect(routes).toHaveLength(4);
});

test('gives each tenant its own port of the proxy', () => {
  expect(network.egress.routeFor('support')).toMatchObject({
    environment: { OPENCLAW_PROXY_URL: 'http://egress.openclaw.internal:3102' },
    caCertificates: undefined,
  });
});

describe('when the firewall opens TLS', () => {
  const opening = networkBehindFirewall({ tlsInspection: tlsInspection() });

  test('has gateways trust its authority', () => {
    expect(opening.network.egress.routeFor('research').caCertificates).toBe(CERTIFICATE);
  });

  test('lets the proxy read parameters of this account by an endpoint, not through the firewall', () => {
    const template = Template.fromStack(opening.stack);
    const account = { Ref: 'AWS::AccountId' };
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.amazonaws.eu-central-1.ssm',
      PrivateDnsEnabled: true,
      SubnetIds: [1, 2].map(zone => ({ Ref: Match.stringLikeRegexp(`^NetworkVpcProxySubnet${zone}Subnet`) })),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'ReadOwnParameters',
            Effect: 'Allow',
            Principal: '*',
            Action: ['ssm:GetParameter', 'ssm:GetParameters'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      Description: 'The pointer to the lists, from Parameter Store',
      FromPort: 443,
      ToPort: 443,
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkEgressProxySecurityGroup'), 'GroupId'] },
    });
  });

  test.each([
    ['a key', `${CERTIFICATE}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n${CERTIFICATE}`],
    ['a path', '/etc/ssl/ca.pem'],
    ['nothing', ''],
  ])('fails on %s', (_, caCertificates) => {
    expect(() => Egress.networkFirewall({ tlsInspection: { ...tlsInspection(), caCertificates } })).toThrow(
      new Error(
        'tlsInspection.caCertificates must be certificates in PEM, got something else: keep the lines from BEGIN to END CERTIFICATE of each, and nothing between them',
      ),
    );
  });
});

describe('with a firewall that the organisation runs', () => {
  const existing = networkBehindFirewall({ firewallEndpoints: ENDPOINTS });
  const template = Template.fromStack(existing.stack);

  test('makes the rules for it, of the proxy’s networks alone, and no firewall', () => {
    for (const type of ['Firewall', 'FirewallPolicy', 'LoggingConfiguration']) {
      template.resourceCountIs(`AWS::NetworkFirewall::${type}`, 0);
    }
    template.hasResourceProperties('AWS::NetworkFirewall::RuleGroup', {
      RuleGroup: {
        RuleVariables: { IPSets: { HOME_NET: { Definition: ['10.0.6.0/26', '10.0.6.64/26'] } } },
        StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
      },
    });
    template.hasOutput('*', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkEgressFirewallRuleGroup'), 'RuleGroupArn'] },
    });
  });

  test('leads each zone through its endpoint', () => {
    ZONES.forEach((zone, index) => {
      const endpoint = ENDPOINTS[zone as keyof typeof ENDPOINTS];
      expect(routesOf(template, `ProxySubnet${index + 1}`)).toEqual([{ Destination: '0.0.0.0/0', Target: endpoint }]);
      expect(routesOf(template, `PublicSubnet${index + 1}`)).toContainEqual(
        expect.objectContaining({ Target: endpoint }),
      );
    });
  });

  test('warns that its policy cannot be checked', () => {
    Annotations.fromStack(existing.stack).hasWarning(
      '/Test/Network/Egress',
      Match.stringLikeRegexp('nothing here can check its policy.*openclaw:Egress\\.existingFirewall'),
    );
  });

  test('fails when a zone has no endpoint', () => {
    const firewallEndpoints = { 'eu-central-1a': ENDPOINTS['eu-central-1a'] };
    expect(() => networkBehindFirewall({ firewallEndpoints })).toThrow(
      new Error(
        'firewallEndpoints must give one endpoint for each of the zones eu-central-1a, eu-central-1b, got eu-central-1a',
      ),
    );
  });

  test('fails on what is no id of an endpoint', () => {
    expect(() => Egress.networkFirewall({ firewallEndpoints: { 'eu-central-1a': 'eni-1' } })).toThrow(
      new Error("firewallEndpoints must hold ids such as 'vpce-0123456789abcdef0', got 'eni-1' for eu-central-1a"),
    );
  });

  test('fails when it is to open TLS too', () => {
    expect(() => Egress.networkFirewall({ firewallEndpoints: ENDPOINTS, tlsInspection: tlsInspection() })).toThrow(
      'tlsInspection must not be given together with firewallEndpoints',
    );
  });
});

test('warns of nothing with a firewall of its own', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('fails on zones that are known at deployment only', () => {
  expect(() => networkBehindFirewall({}, () => ({}))).toThrow(
    'availabilityZones must be named for Egress.networkFirewall, got zones that are known at deployment only',
  );
});

test('fails on a stack without a region', () => {
  expect(() => networkBehindFirewall({}, () => ({ availabilityZones: ZONES }), {})).toThrow(
    'env.region must be given for Egress.networkFirewall, got a stack without a region',
  );
});

test('fails in an imported VPC, whose routes are not its own', () => {
  const vpc = (stack: Stack) =>
    ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
      vpcId: 'vpc-1',
      availabilityZones: ZONES,
      isolatedSubnetIds: ['isolated-a', 'isolated-b'],
      isolatedSubnetRouteTableIds: ['rtb-a', 'rtb-b'],
    });
  expect(() => networkBehindFirewall({}, stack => ({ vpc: vpc(stack) }))).toThrow(
    'vpc must be made in the same app for Egress.networkFirewall, got an imported one',
  );
});

test('takes a VPC of the app that has the subnets', () => {
  const vpc = (stack: Stack) =>
    new ec2.Vpc(stack, 'Own', {
      availabilityZones: ZONES,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'Gateway', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        ...Egress.networkFirewall().subnets,
      ],
    });
  const own = templateOf({}, scope => ({ vpc: vpc(scope), gatewaySubnets: { subnetGroupName: 'Gateway' } }));
  own.resourcePropertiesCountIs('AWS::EC2::Route', { VpcEndpointId: Match.anyValue() }, 4);
});

test.each([
  ['of its own', app],
  ['that opens TLS', networkBehindFirewall({ tlsInspection: tlsInspection() }).app],
])('passes AwsSolutions and NIST 800-53 r5 with a firewall %s', (_, judged) => {
  for (const checks of [new AwsSolutionsChecks(judged), new NIST80053R5Checks(judged)]) {
    expect(checks.validateScope(judged).violations).toEqual([]);
  }
});

test('needs no look-up and synthesizes the same twice', () => {
  const [first, second] = [app, networkBehindFirewall().app].map(built => built.synth());
  expect(first?.manifest.missing).toBeUndefined();
  expect(first?.getStackByName('Test').template).toEqual(second?.getStackByName('Test').template);
});
