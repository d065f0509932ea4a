import { egressEvidence, recordedHosts } from '../../../lib/compliance/evidence/egress';
import { vpcsOf } from '../../../lib/compliance/evidence/network';
import { secretsOf } from '../../../lib/compliance/evidence/secrets';
import { textOf } from '../../../lib/compliance/evidence/text-of';
import { Template } from '../../../lib/compliance/template';

function template(resources: { [logicalId: string]: unknown }): Template {
  return new Template('Stack', { Resources: resources });
}

function resource(type: string, properties: object): object {
  return { Type: type, Properties: properties };
}

test.each([
  ['plain', 'plain'],
  [{ Ref: 'Key' }, `\${Key}`],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, `\${Key.Arn}`],
  [{ 'Fn::GetAtt': 'Key.Arn' }, `\${Key.Arn}`],
  [{ 'Fn::Sub': `a-\${Key}` }, `a-\${Key}`],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'Key' }]] }, `a-\${Key}`],
  [['a', 'b'], 'a, b'],
  [{ 'Fn::ImportValue': 'x' }, '{"Fn::ImportValue":"x"}'],
  [undefined, ''],
])('%j is told as %s', (value, text) => {
  expect(textOf(value)).toBe(text);
});

test('tells how a secret changes, its key and the containers that get it', () => {
  const secrets = secretsOf(
    template({
      Token: resource('AWS::SecretsManager::Secret', {
        Description: 'The token',
        KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      }),
      Schedule: resource('AWS::SecretsManager::RotationSchedule', {
        SecretId: { Ref: 'Token' },
        RotationRules: { AutomaticallyAfterDays: 30 },
      }),
      Manual: resource('AWS::SecretsManager::Secret', {}),
      Task: resource('AWS::ECS::TaskDefinition', {
        ContainerDefinitions: [
          {
            Name: 'gateway',
            Secrets: [{ Name: 'API_KEY', ValueFrom: { 'Fn::Join': ['', [{ Ref: 'Manual' }, ':key::']] } }],
          },
        ],
      }),
    }),
  );
  expect(secrets).toEqual([
    {
      stack: 'Stack',
      resource: 'Token',
      description: 'The token',
      key: 'Key',
      rotation: 'every 30 days',
      consumers: [],
    },
    { stack: 'Stack', resource: 'Manual', description: '', rotation: 'by hand', consumers: ['gateway: API_KEY'] },
  ]);
});

test('explains each name that the DNS Firewall resolves, and tells which nobody explains', () => {
  const firewall = template({
    Allowed: resource('AWS::Route53Resolver::FirewallDomainList', {
      Domains: ['slack.com', '*.slack.com', 'logs.eu-central-1.amazonaws.com', 'paste.example.com.', 'egress.corp'],
    }),
    Zone: resource('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'corp' }),
    Every: resource('AWS::Route53Resolver::FirewallDomainList', { Domains: ['*'] }),
    Rules: resource('AWS::Route53Resolver::FirewallRuleGroup', {
      FirewallRules: [
        { Action: 'ALLOW', FirewallDomainListId: { 'Fn::GetAtt': ['Allowed', 'Id'] } },
        { Action: 'BLOCK', FirewallDomainListId: { 'Fn::GetAtt': ['Every', 'Id'] } },
      ],
    }),
  });
  const hosts = recordedHosts([
    { tenantId: 'support', slot: 1, allowedHosts: [{ host: '.slack.com', reason: 'Slack', owner: 'support-team' }] },
  ]);
  const { names } = egressEvidence([firewall], hosts);
  expect(hosts).toEqual([{ tenant: 'support', host: '.slack.com', port: 443, reason: 'Slack', owner: 'support-team' }]);
  expect(names.map(({ name, because }) => [name, because])).toEqual([
    ['*.slack.com', 'Slack'],
    ['egress.corp', 'a private name of this network'],
    ['logs.eu-central-1.amazonaws.com', 'AWS: what a task itself needs'],
    ['paste.example.com', undefined],
    ['slack.com', 'Slack'],
  ]);
});

test('tells where the routes of a subnet lead, and what stands in it', () => {
  const vpc = { VpcId: { Ref: 'Vpc' } };
  const [found] = vpcsOf([
    template({
      Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/20' }),
      Open: resource('AWS::EC2::Subnet', { ...vpc, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'eu-central-1a' }),
      Closed: resource('AWS::EC2::Subnet', {
        ...vpc,
        Tags: [{ Key: 'aws-cdk:subnet-name', Value: 'Gateway' }],
      }),
      Table: resource('AWS::EC2::RouteTable', vpc),
      Association: resource('AWS::EC2::SubnetRouteTableAssociation', {
        SubnetId: { Ref: 'Open' },
        RouteTableId: { Ref: 'Table' },
      }),
      Route: resource('AWS::EC2::Route', {
        RouteTableId: { Ref: 'Table' },
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: 'Igw' },
      }),
      Outwards: resource('AWS::EC2::Route', {
        RouteTableId: { Ref: 'Table' },
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: { Ref: 'Eigw' },
      }),
      Inside: resource('AWS::EC2::Route', {
        RouteTableId: { Ref: 'Table' },
        DestinationCidrBlock: '10.9.0.0/16',
        TransitGatewayId: { Ref: 'Hub' },
      }),
      Service: resource('AWS::ECS::Service', {
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: { 'Fn::If': ['C', [{ Ref: 'Closed' }], [{ Ref: 'Open' }]] } },
        },
      }),
      Door: resource('AWS::EFS::MountTarget', { SubnetId: { Ref: 'Closed' }, FileSystemId: { Ref: 'Files' } }),
      Logs: resource('AWS::EC2::VPCEndpoint', {
        ...vpc,
        ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.logs']] },
        VpcEndpointType: 'Interface',
        PolicyDocument: {},
      }),
    }),
  ]);
  expect(found).toMatchObject({
    cidr: '10.0.0.0/20',
    endpoints: [{ service: 'logs', kind: 'Interface', hasPolicy: true }],
    subnets: [
      {
        tier: 'Open',
        defaultRoutes: ['egress-only internet gateway', 'internet gateway'],
        occupants: [{ what: 'service', resource: 'Service' }],
      },
      {
        tier: 'Gateway',
        defaultRoutes: [],
        occupants: [
          { what: 'service', resource: 'Service' },
          { what: 'file system', resource: 'Files' },
        ],
      },
    ],
  });
});
