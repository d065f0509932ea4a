import { App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AllowedHost, Egress } from '../../lib/egress';

const reason = 'a test needs it';

function bind(allowedHosts: AllowedHost[] = []) {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] });
  const encryptionKey = new kms.Key(stack, 'Key');
  const scope = new Construct(stack, 'Egress');
  const route = Egress.dnsFirewall().bind(scope, { vpc, encryptionKey, allowedHosts });
  const gateway = new ec2.SecurityGroup(stack, 'Gateway', { vpc, allowAllOutbound: false });
  return { stack, scope, route, gateway };
}

function openPorts(allowedHosts: AllowedHost[]): unknown {
  const { stack, route, gateway } = bind(allowedHosts);
  route.allowFrom(gateway);
  const [group] = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroup'));
  return group.Properties.SecurityGroupEgress;
}

const rule = (port: number) => ({
  CidrIp: '0.0.0.0/0',
  Description: 'Any address: this egress tier holds names, not addresses',
  FromPort: port,
  IpProtocol: 'tcp',
  ToPort: port,
});

test('the DNS Firewall tier gives gateways a default route by one NAT gateway and needs no subnets of its own', () => {
  const egress = Egress.dnsFirewall();
  expect(egress.tier).toBe('dnsFirewall');
  expect(egress.gatewaySubnetType).toBe(ec2.SubnetType.PRIVATE_WITH_EGRESS);
  expect(egress.subnets).toEqual([]);
  expect(egress.natGateways).toBe(1);
});

test('the DNS Firewall tier takes more NAT gateways', () => {
  expect(Egress.dnsFirewall({ natGateways: 2 }).natGateways).toBe(2);
});

test.each([0, -1, 1.5])('fails on %s NAT gateways', natGateways => {
  expect(() => Egress.dnsFirewall({ natGateways })).toThrow(
    `natGateways must be a whole number of at least 1, got ${natGateways}`,
  );
});

test('the DNS Firewall tier builds the firewall for the hosts', () => {
  const template = Template.fromStack(bind([{ host: 'slack.com', reason }]).stack);
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['slack.com']),
  });
});

test('the DNS Firewall tier opens port 443 to any address and nothing else', () => {
  expect(openPorts([{ host: 'slack.com', reason }])).toEqual([rule(443)]);
});

test('the DNS Firewall tier opens the ports of the hosts, each once', () => {
  const hosts = [
    { host: 'imap.example.com', port: 993, reason },
    { host: 'imap.example.org', port: 993, reason },
    { host: 'slack.com', port: 443, reason },
    { host: 'mail.example.com', port: 465, reason },
  ];
  expect(openPorts(hosts)).toEqual([rule(443), rule(465), rule(993)]);
});

test('the DNS Firewall tier needs no environment variables', () => {
  expect(bind().route.environment).toEqual({});
});

test('the DNS Firewall tier warns that it does not contain code', () => {
  Annotations.fromStack(bind().stack).hasWarning(
    '/Test/Egress',
    Match.stringLikeRegexp('holds names only.*openclaw:Egress\\.dnsFirewall'),
  );
});

test('the warning can be acknowledged', () => {
  const { stack } = bind();
  Validations.of(stack).acknowledge({ id: 'openclaw:Egress.dnsFirewall', reason: 'A development account.' });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
