import { App, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Channel, Egress, Ingress, ModelProvider } from '../../lib';
import { SingleTenantStack, SingleTenantStackProps } from '../../patterns';
import { decide } from '../egress/dns-evaluator';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
const IMPORTS = new Stack(new App(), 'Imports');

function synth(props: Partial<SingleTenantStackProps> = {}): { stack: SingleTenantStack; template: Template } {
  const certificate = acm.Certificate.fromCertificateArn(
    IMPORTS,
    `Certificate${IMPORTS.node.children.length}`,
    CERTIFICATE,
  );
  const stack = new SingleTenantStack(new App(), 'Stack', {
    env: { region: 'eu-central-1' },
    tenantId: 'research',
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
    ingress: Ingress.internal({ domainName: 'claw.example.com', certificate }),
    ...props,
  });
  return { stack, template: Template.fromStack(stack) };
}

/** Every security group that the template lets reach the interface endpoints. */
function endpointClients(template: Template): string[] {
  const rules = template.findResources('AWS::EC2::SecurityGroupIngress', {
    Properties: { FromPort: 443, Description: 'AWS APIs by interface endpoints' },
  });
  return Object.values(rules).map(({ Properties }) => Properties.SourceSecurityGroupId['Fn::GetAtt'][0]);
}

test('allows the hosts of the provider, the channels and the extra ones, and no more', () => {
  const { template } = synth({
    channels: [Channel.telegram()],
    extraHosts: [{ host: 'wiki.example.com', reason: 'Handbook', owner: 'research' }],
  });
  const [list] = Object.values(
    template.findResources('AWS::Route53Resolver::FirewallDomainList', {
      Properties: { Domains: Match.arrayWith(['wiki.example.com']) },
    }),
  );
  const names: string[] = list.Properties.Domains.filter((name: unknown) => typeof name === 'string');
  expect(names.filter(name => !name.includes('amazonaws.com'))).toEqual([
    'egress.openclaw.internal',
    'api.anthropic.com',
    'api.telegram.org',
    'wiki.example.com',
  ]);
});

describe('with a mailbox', () => {
  const mailbox = { host: 'imap.example.net', user: 'a@example.net', allowedSenders: ['@example.com'] };
  const { template } = synth({ channels: [Channel.email(mailbox)], egress: Egress.proxy() });

  test('lets the gateway read the TXT records of its senders', () => {
    expect(decide(template, '_dmarc.example.com', 'TXT')).toBe('ALLOW');
    expect(decide(template, '_dmarc.example.net', 'TXT')).toBe('BLOCK');
  });

  test('tells the gateway to reach the IMAP server through the proxy', () => {
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: Match.arrayWith([
        Match.objectLike({
          Name: 'gateway',
          Environment: Match.arrayWith([{ Name: 'OPENCLAW_TUNNELED_HOSTS', Value: 'imap.example.net:993' }]),
        }),
      ]),
    });
  });
});

test('lets the gateway, the rotation function and the proxy reach the endpoints, and nobody else', () => {
  expect(endpointClients(synth().template).sort()).toEqual([
    expect.stringMatching(/^Gateway/),
    expect.stringMatching(/^NetworkEgressProxy/),
    expect.stringMatching(/^TokenRotation/),
  ]);
});

test('watches the proxy, where the tier has one', () => {
  const egressAlarms = (template: Template) =>
    Object.keys(template.findResources('AWS::CloudWatch::Alarm')).filter(id => id.startsWith('EgressAlarms'));
  expect(egressAlarms(synth().template)).toHaveLength(4);
  expect(egressAlarms(synth({ egress: Egress.dnsFirewall() }).template)).toEqual([]);
});

test('watches the backups of its vault', () => {
  synth().template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'NumberOfBackupJobsCompleted',
    Dimensions: [
      {
        Name: 'BackupVaultName',
        Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVault'), 'BackupVaultName'] },
      },
    ],
  });
});

test('has a provider secret for the keys of the model provider and the channels', () => {
  expect(synth({ channels: [Channel.telegram()] }).stack.providerSecret?.secretNames).toEqual([
    'ANTHROPIC_API_KEY',
    'TELEGRAM_BOT_TOKEN',
  ]);
});

test('rolls the gateway out when the token or a third-party key is new', () => {
  const { template } = synth();
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: Match.objectLike({
      source: ['aws.secretsmanager'],
      resources: [{ Ref: Match.stringLikeRegexp('^TokenSecret') }, { Ref: Match.stringLikeRegexp('^ProviderSecret') }],
    }),
    Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^SecretRollout') } })],
  });
});

test('hands the gateway the devices that it may pair', () => {
  const id = '0123456789abcdef'.repeat(4);
  synth({ approvedDevices: [id] }).template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: Match.arrayWith([
      Match.objectLike({
        Name: 'gateway',
        Environment: Match.arrayWith([{ Name: 'OPENCLAW_APPROVED_DEVICES', Value: id }]),
      }),
    ]),
  });
});

test('gives maintainers the secrets back to read', () => {
  const role = iam.Role.fromRoleArn(IMPORTS, 'Maintainer', 'arn:aws:iam::111122223333:role/maintainer');
  const { template } = synth({ secretMaintainers: [role] });
  const policies = Object.values(template.findResources('AWS::SecretsManager::ResourcePolicy'));
  expect(policies).toHaveLength(2);
  for (const { Properties } of policies) {
    expect(JSON.stringify(Properties.ResourcePolicy)).toContain('role/maintainer');
  }
});

test('gives an internal load balancer a way out where people sign in elsewhere', () => {
  const oidc = {
    issuer: 'https://idp.example.com',
    authorizationEndpoint: 'https://idp.example.com/authorize',
    tokenEndpoint: 'https://idp.example.com/token',
    userInfoEndpoint: 'https://idp.example.com/userinfo',
    clientId: 'openclaw',
    clientSecret: SecretValue.secretsManager('openclaw-oidc'),
  };
  const certificate = acm.Certificate.fromCertificateArn(IMPORTS, 'OidcCertificate', CERTIFICATE);
  const { template } = synth({ ingress: Ingress.internal({ domainName: 'claw.example.com', certificate, oidc }) });
  const routed = Object.keys(template.findResources('AWS::EC2::Route')).filter(id => id.includes('IngressSubnet'));
  expect(routed).toHaveLength(2);
});

test('without a way in has no load balancer, no Control UI and no address', () => {
  const { template } = synth({ ingress: Ingress.none(), channels: [Channel.telegram()] });
  template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  expect(template.findOutputs('Url')).toEqual({});
});

test('names the address and the secrets to fill in its outputs', () => {
  const { template } = synth();
  template.hasOutput('Url', { Value: 'https://claw.example.com' });
  template.hasOutput('TokenSecret', {});
  template.hasOutput('ProviderSecretToFill', { Description: 'Enter ANTHROPIC_API_KEY here' });
});
