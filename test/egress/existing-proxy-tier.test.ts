import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Egress, ExistingProxyEgressProps } from '../../lib/egress';
import { bind } from './fixture';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const PROPS = { hostName: 'proxy.example.com', port: 3128, peer: ec2.Peer.ipv4('10.9.0.0/24') };

const existing = (props: Partial<ExistingProxyEgressProps> = {}) => bind(Egress.existingProxy({ ...PROPS, ...props }));

test('sends gateways to the proxy and opens nothing but it and S3', () => {
  const { stack, routes, gateway } = existing({ caCertificates: PEM });
  const route = routes.routeFor('acme');
  route.allowFrom(gateway);

  expect(route.environment).toEqual({ OPENCLAW_PROXY_URL: 'http://proxy.example.com:3128' });
  expect(route.caCertificates).toBe(PEM);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '10.9.0.0/24', IpProtocol: 'tcp', FromPort: 3128, ToPort: 3128 })],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    DestinationPrefixListId: 'pl-6ea54007',
    FromPort: 443,
  });
});

test.each([
  ['the name of the proxy', 'proxy.example.com', ['proxy.example.com']],
  ['nothing for an address', '10.9.0.4', []],
])('lets %s resolve', (_what, hostName, names) => {
  const lists = Object.values(
    Template.fromStack(existing({ hostName }).stack).findResources('AWS::Route53Resolver::FirewallDomainList'),
  );
  const domains: unknown[] = lists.flatMap(({ Properties }) => Properties.Domains);
  expect(domains.filter(name => name === hostName)).toEqual(names);
});

test('warns that nobody here can check the list of the proxy', () => {
  Annotations.fromStack(existing().stack).hasWarning(
    '/Test/Egress',
    Match.stringLikeRegexp('Your proxy decides.*openclaw:Egress\\.existingProxy'),
  );
});

test.each<[Partial<ExistingProxyEgressProps>, string]>([
  [
    { hostName: 'http://proxy:3128' },
    "hostName must be a lower-case name or an IPv4 address, got 'http://proxy:3128': leave out scheme and port",
  ],
  [
    { hostName: 'Proxy' },
    "hostName must be a lower-case name or an IPv4 address, got 'Proxy': leave out scheme and port",
  ],
  [{ port: 0 }, 'port must be a whole number from 1 to 65535, got 0'],
  [{ port: 70000 }, 'port must be a whole number from 1 to 65535, got 70000'],
  [
    { caCertificates: 'MIIB' },
    'caCertificates must be certificates in PEM, each between its BEGIN and END line, got something else',
  ],
  [
    { caCertificates: PEM.replaceAll('CERTIFICATE', 'PRIVATE KEY') },
    'caCertificates must be certificates in PEM, each between its BEGIN and END line, got something else',
  ],
])('fails on %j', (props, message) => {
  expect(() => existing(props)).toThrow(new Error(message));
});
