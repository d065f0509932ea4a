import { Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { Egress, ExistingProxyEgressProps } from '../../lib/egress';
import { AUTHORITY, SERVER } from './certificates';

const PROXY: ExistingProxyEgressProps = {
  hostName: 'proxy.example.com',
  port: 3128,
  peer: ec2.Peer.ipv4('10.9.0.0/24'),
};
const allowedHosts = [{ host: 'api.anthropic.com', reason: 'a test needs it' }];

function bind(props: Partial<ExistingProxyEgressProps> = {}) {
  const stack = new Stack(undefined, 'Test', { env: { region: 'eu-central-1' } });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] });
  const endpoints = new ec2.SecurityGroup(stack, 'Endpoints', { vpc });
  const routes = Egress.existingProxy({ ...PROXY, ...props }).bind(new Construct(stack, 'Egress'), {
    vpc,
    lists: [{ tenantId: 'support', slot: 1, allowedHosts }],
    endpoints,
    s3Addresses: ec2.Peer.prefixList('pl-6ea54007'),
    encryptionKey: new kms.Key(stack, 'Key'),
  });
  return { stack, vpc, routes };
}

test('leaves gateways without a default route, and builds no NAT gateway and no proxy', () => {
  const egress = Egress.existingProxy(PROXY);
  expect(egress.tier).toBe('existingProxy');
  expect(egress.gatewaySubnetType).toBe(ec2.SubnetType.PRIVATE_ISOLATED);
  expect(egress.natGateways).toBe(0);
  expect(egress.subnets).toEqual([]);
  expect(bind().routes.proxy).toBeUndefined();
});

test("sends a tenant's gateway to the proxy, with the authority that it must trust and the hosts of its list", () => {
  const route = bind({ caCertificates: AUTHORITY }).routes.routeFor('support');
  expect(route.environment).toEqual({ OPENCLAW_PROXY_URL: 'http://proxy.example.com:3128' });
  expect(route.caCertificates).toBe(AUTHORITY);
  expect(route.allowedHosts).toBe(allowedHosts);
});

test('opens the gateway to the proxy and to S3 alone', () => {
  const { stack, vpc, routes } = bind();
  const gateway = new ec2.SecurityGroup(stack, 'Gateway', { vpc, allowAllOutbound: false });
  routes.routeFor('support').allowFrom(gateway);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Test/Gateway',
    SecurityGroupEgress: [
      {
        CidrIp: '10.9.0.0/24',
        Description: "The organisation's own proxy",
        FromPort: 3128,
        IpProtocol: 'tcp',
        ToPort: 3128,
      },
    ],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    DestinationPrefixListId: 'pl-6ea54007',
    FromPort: 443,
    IpProtocol: 'tcp',
    ToPort: 443,
  });
});

test("resolves the proxy's name beside the names of the list", () => {
  Template.fromStack(bind().stack).hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['proxy.example.com', 'api.anthropic.com']),
  });
});

test('takes no address for a name to resolve', () => {
  const lists = Template.fromStack(bind({ hostName: '10.9.0.5' }).stack).findResources(
    'AWS::Route53Resolver::FirewallDomainList',
  );
  expect(JSON.stringify(lists)).not.toContain('10.9.0.5');
});

test('knows no tenant without a list', () => {
  expect(() => bind().routes.routeFor('sales')).toThrow(
    "tenantId must be one that has an egress list, got 'sales': the network knows support",
  );
});

test('warns that the list of the proxy cannot be checked', () => {
  Annotations.fromStack(bind().stack).hasWarning(
    '/Test/Egress',
    Match.stringLikeRegexp('nothing here can check its list.*openclaw:Egress\\.existingProxy'),
  );
});

test.each([
  'http://proxy.example.com',
  'proxy.example.com:3128',
  'Proxy.example.com',
  'proxy',
  '10.9.0',
  '2130706433',
  '10.9.0.256',
  'a..b',
  '',
])('fails on the host name %j', hostName => {
  expect(() => Egress.existingProxy({ ...PROXY, hostName })).toThrow(
    new Error(
      `hostName must be a full name in lower-case ASCII or an IPv4 address, got '${hostName}': leave out scheme and port`,
    ),
  );
});

test.each([0, 65536, 1.5])('fails on port %s', port => {
  expect(() => Egress.existingProxy({ ...PROXY, port })).toThrow(
    new Error(`port must be a whole number from 1 to 65535, got ${port}`),
  );
});

test('fails on a certificate that is of no authority', () => {
  expect(() => Egress.existingProxy({ ...PROXY, caCertificates: SERVER })).toThrow(
    /^caCertificates must be certificates of authorities, got one of 'CN=proxy\.example\.com'/,
  );
});

test('takes a name and a port that are only known at deployment', () => {
  const hostName = Lazy.string({ produce: () => 'proxy.example.com' });
  const port = Lazy.number({ produce: () => 3128 });
  expect(() => Egress.existingProxy({ ...PROXY, hostName, port })).not.toThrow();
});
