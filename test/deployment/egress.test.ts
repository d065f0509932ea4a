import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SingleTenantDeployment } from '../../bin/deployment/deployment';
import { configuredHosts } from '../../bin/deployment/egress';
import { singleTenantStackProps } from '../../bin/deployment/stack-props';
import { OpenClawConfig } from '../../lib/config';
import { SingleTenantStack } from '../../patterns';
import { AUTHORITY } from '../egress/certificates';
import { edit, VALID } from './edit';
import { parseSingleTenant } from './single-tenant';

const PEM = AUTHORITY.trimEnd().replace(/^/gm, '      ');

function valid(...edits: [string, string][]): SingleTenantDeployment {
  return parseSingleTenant(edit(VALID, edits));
}

function tier(text: string): SingleTenantDeployment {
  return valid(['tier: dnsFirewall', text]);
}

test('a file that says nothing of egress gets the proxy tier', () => {
  const section = VALID.slice(VALID.indexOf('egress:'), VALID.indexOf('tenant:'));
  expect(singleTenantStackProps(valid([section, ''])).egress?.tier).toBe('proxy');
});

test.each([
  { text: 'tier: proxy', name: 'proxy', natGateways: undefined },
  { text: 'tier: proxy\n  natGateways: 1', name: 'proxy', natGateways: 1 },
  { text: 'tier: dnsFirewall', name: 'dnsFirewall', natGateways: 1 },
  { text: 'tier: dnsFirewall\n  natGateways: 2', name: 'dnsFirewall', natGateways: 2 },
  { text: 'tier: networkFirewall', name: 'networkFirewall', natGateways: undefined },
])('makes the tier $name with the NAT gateways that are asked for: $natGateways', ({ text, name, natGateways }) => {
  const { egress } = singleTenantStackProps(tier(text));
  expect({ name: egress?.tier, natGateways: egress?.natGateways }).toEqual({ name, natGateways });
});

test('takes the authority that signs for the firewall', () => {
  const arn = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-90ab-cdef-1234-567890abcdef';
  const text = `tier: networkFirewall\n  tlsInspection:\n    certificateAuthorityArn: ${arn}\n    caCertificate: |\n${PEM}`;
  const deployment = tier(text);
  expect(deployment.file.egress).toMatchObject({
    tlsInspection: { certificateAuthorityArn: arn, caCertificate: AUTHORITY },
  });
  expect(singleTenantStackProps(deployment).egress?.tier).toBe('networkFirewall');
});

test('builds the proxy for the processor of the gateway', () => {
  const arm: [string, string] = ['\negress:', '\nopenclaw:\n  cpuArchitecture: ARM64\negress:'];
  const deployment = valid(arm, ['tier: dnsFirewall', 'tier: proxy']);
  const template = Template.fromStack(new SingleTenantStack(new App(), 'Arm', singleTenantStackProps(deployment)));
  const tasks = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
  expect(tasks.map(({ Properties }) => Properties.RuntimePlatform.CpuArchitecture)).toEqual(['ARM64', 'ARM64']);
});

function rulesOnPort(template: Template, port: number): unknown[] {
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  const inline = groups.flatMap(({ Properties }) => Properties.SecurityGroupEgress);
  const others = Object.values(template.findResources('AWS::EC2::SecurityGroupEgress'));
  return [...inline, ...others.map(({ Properties }) => Properties)].filter(rule => rule?.ToPort === port);
}

test.each([
  { peer: 'cidr: 203.0.113.0/24', rule: { CidrIp: '203.0.113.0/24' } },
  { peer: 'securityGroupId: sg-0123456789abcdef0', rule: { DestinationSecurityGroupId: 'sg-0123456789abcdef0' } },
])('sends gateways to the proxy that exists at $peer', ({ peer, rule }) => {
  const text = `tier: existingProxy\n  hostName: proxy.example.com\n  port: 3128\n  ${peer}\n  caCertificate: |\n${PEM}`;
  const stack = new SingleTenantStack(new App(), 'Test', singleTenantStackProps(tier(text)));
  const template = Template.fromStack(stack);
  expect(rulesOnPort(template, 3128)).toEqual([
    expect.objectContaining({ ...rule, FromPort: 3128, IpProtocol: 'tcp' }),
  ]);
  template.resourceCountIs('AWS::EC2::NatGateway', 0);
});

test('hands on the further hosts as they stand, and the prefix list of S3', () => {
  const props = singleTenantStackProps(
    valid(
      ['      owner: support-team', '      owner: support-team\n      port: 8443\n      privateEndpoint: true'],
      ['tier: dnsFirewall', 'tier: proxy'],
      ['  cidr: 10.0.0.0/20', '  s3PrefixListId: pl-0123456789abcdef0'],
      ['region: eu-central-1', 'region: eu-south-2'],
      ['[eu-central-1a, eu-central-1b]', '[eu-south-2a, eu-south-2b]'],
    ),
  );
  expect(props.extraHosts).toEqual([
    {
      host: 'status.example.com',
      reason: 'The agent looks up incidents.',
      owner: 'support-team',
      port: 8443,
      privateEndpoint: true,
    },
  ]);
  expect(props.s3PrefixListId).toBe('pl-0123456789abcdef0');
  const template = Template.fromStack(new SingleTenantStack(new App(), 'Test', props));
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { DestinationPrefixListId: 'pl-0123456789abcdef0' });
});

test('names the part of the configuration that asks for each host, and leaves none out', () => {
  const { config } = valid();
  const hosts = configuredHosts(config);
  expect(hosts.map(({ host, owner }) => ({ host, owner }))).toEqual([
    { host: 'api.anthropic.com', owner: 'model provider anthropic' },
    { host: '.slack.com', owner: 'channel slack' },
    { host: '.slack-edge.com', owner: 'channel slack' },
  ]);
  expect(hosts.map(({ owner, ...rest }) => rest)).toEqual(new OpenClawConfig(config).allowedHosts);
});

test('production takes each tier that holds addresses', () => {
  const production: [string, string] = ['environment: development', 'environment: production'];
  for (const text of [
    'tier: proxy',
    'tier: networkFirewall',
    'tier: existingProxy\n  hostName: 10.9.0.5\n  port: 3128\n  cidr: 10.9.0.0/24',
  ]) {
    expect(valid(production, ['tier: dnsFirewall', text]).file.environment).toBe('production');
  }
});
