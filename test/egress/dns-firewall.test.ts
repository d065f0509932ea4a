import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { AllowedHost, DnsFirewall, DnsFirewallProps } from '../../lib/egress';
import { decide } from './dns-evaluator';

const reason = 'a test needs it';

function build(allowedHosts: AllowedHost[], props: Partial<DnsFirewallProps> = {}, region = 'eu-central-1') {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region } });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] });
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const firewall = new DnsFirewall(stack, 'DnsFirewall', { vpc, encryptionKey, allowedHosts, ...props });
  return { app, stack, firewall };
}

function synth(allowedHosts: AllowedHost[], props: Partial<DnsFirewallProps> = {}, region?: string): Template {
  return Template.fromStack(build(allowedHosts, props, region).stack);
}

function allowedNames(template: Template): unknown[] {
  const lists = Object.values(template.findResources('AWS::Route53Resolver::FirewallDomainList'));
  return lists.map(list => list.Properties.Domains).find(domains => domains[0] !== '*');
}

const SLACK = [
  { host: '.slack.com', reason },
  { host: 'api.anthropic.com', reason },
];

describe('DnsFirewall decides', () => {
  const template = synth(SLACK);

  test.each([
    ['api.anthropic.com', 'A'],
    ['api.anthropic.com', 'AAAA'],
    ['API.Anthropic.com.', 'A'],
    ['slack.com', 'A'],
    ['wss-primary.slack.com', 'A'],
    ['a.b.slack.com', 'AAAA'],
    ['api.ecr.eu-central-1.amazonaws.com', 'A'],
    ['111122223333.dkr.ecr.eu-central-1.amazonaws.com', 'A'],
    ['prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com', 'A'],
    ['logs.eu-central-1.amazonaws.com', 'A'],
    ['secretsmanager.eu-central-1.amazonaws.com', 'A'],
    ['fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com', 'A'],
  ])('to resolve %s %s', (name, type) => {
    expect(decide(template, name, type)).toBe('ALLOW');
  });

  test.each([
    ['example.com', 'A'],
    ['anthropic.com', 'A'],
    ['x.api.anthropic.com', 'A'],
    ['evilslack.com', 'A'],
    ['slack.com.attacker.net', 'A'],
    ['aGVsbG8.tunnel.attacker.net', 'AAAA'],
    ['999999999999.dkr.ecr.eu-central-1.amazonaws.com', 'A'],
    ['attacker.s3.eu-central-1.amazonaws.com', 'A'],
    ['logs.us-east-1.amazonaws.com', 'A'],
  ])('not to resolve %s %s', (name, type) => {
    expect(decide(template, name, type)).toBe('BLOCK');
  });

  test.each(['TXT', 'TYPE10', 'CNAME', 'MX', 'NS', 'SRV', 'NAPTR', 'SOA', 'PTR', 'TYPE65', 'TYPE255'])(
    'not to answer %s, even for an allowed name',
    type => {
      expect(decide(template, 'api.anthropic.com', type)).toBe('BLOCK');
      expect(decide(template, 'data.slack.com', type)).toBe('BLOCK');
    },
  );
});

describe('DnsFirewall with readable TXT records decides', () => {
  const template = synth(SLACK, { readableTextRecords: [{ domain: 'example.com', reason }] });

  test.each([
    ['_dmarc.example.com', 'TXT'],
    ['s1._domainkey.example.com', 'TXT'],
    ['s1._domainkey.mail.example.com', 'TXT'],
    ['example.com', 'TXT'],
    ['api.anthropic.com', 'A'],
  ])('to resolve %s %s', (name, type) => {
    expect(decide(template, name, type)).toBe('ALLOW');
  });

  test.each([
    ['example.com', 'A'],
    ['mail.example.com', 'AAAA'],
    ['_dmarc.example.com', 'MX'],
    ['_dmarc.example.com', 'TYPE10'],
    ['_dmarc.example.org', 'TXT'],
    ['_dmarc.example.com.attacker.net', 'TXT'],
    ['_dmarc.notexample.com', 'TXT'],
    ['slack.com', 'TXT'],
    ['api.anthropic.com', 'TXT'],
  ])('not to resolve %s %s', (name, type) => {
    expect(decide(template, name, type)).toBe('BLOCK');
  });
});

test('allows TXT queries for the listed domains alone, each once, after addresses and before the rest', () => {
  const readableTextRecords = ['example.org', 'example.com', 'example.org'].map(domain => ({ domain, reason }));
  const template = synth(SLACK, { readableTextRecords });

  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroup', {
    FirewallRules: [
      Match.objectLike({ Priority: 100, Qtype: 'A' }),
      Match.objectLike({ Priority: 200, Qtype: 'AAAA' }),
      Match.objectEquals({
        Priority: 250,
        Qtype: 'TXT',
        Action: 'ALLOW',
        FirewallDomainListId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DnsFirewallReadableTextRecords'), 'Id'] },
        FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
      }),
      Match.objectLike({ Priority: 300, Action: 'BLOCK' }),
    ],
  });
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: ['*.example.com', '*.example.org', 'example.com', 'example.org'],
  });
});

test('allows address queries for the list, then gives every other query an empty answer', () => {
  const template = synth(SLACK);
  const list = (id: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^DnsFirewall${id}`), 'Id'] });
  const allow = {
    Action: 'ALLOW',
    FirewallDomainListId: list('AllowedNames'),
    FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
  };
  template.hasResource('AWS::Route53Resolver::FirewallRuleGroup', {
    Properties: Match.objectEquals({
      FirewallRules: [
        { ...allow, Priority: 100, Qtype: 'A' },
        { ...allow, Priority: 200, Qtype: 'AAAA' },
        { Priority: 300, Action: 'BLOCK', BlockResponse: 'NODATA', FirewallDomainListId: list('EveryName') },
      ],
    }),
  });
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', { Domains: ['*'] });
});

test('lists the AWS names of the region first, then the hosts, each once and sorted', () => {
  const hosts = [...SLACK, { host: 'api.anthropic.com', reason: 'again', port: 8443 }, { host: 'slack.com', reason }];
  expect(allowedNames(synth(hosts))).toEqual([
    'api.ecr.eu-central-1.amazonaws.com',
    { 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.dkr.ecr.eu-central-1.amazonaws.com']] },
    'prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com',
    'logs.eu-central-1.amazonaws.com',
    'secretsmanager.eu-central-1.amazonaws.com',
    '*.efs.eu-central-1.amazonaws.com',
    '*.slack.com',
    'api.anthropic.com',
    'slack.com',
  ]);
});

test('gives the same list whatever the order of the hosts', () => {
  expect(allowedNames(synth([...SLACK].reverse()))).toEqual(allowedNames(synth(SLACK)));
});

test('uses the domain of the partition in China', () => {
  expect(allowedNames(synth(SLACK, {}, 'cn-north-1'))).toContain('logs.cn-north-1.amazonaws.com.cn');
});

test('is the first rule group of the VPC', () => {
  synth(SLACK).hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    VpcId: 'vpc-1',
    Priority: 101,
  });
});

test('leaves the failure mode at its default, which is closed, because CloudFormation cannot create the type', () => {
  synth(SLACK).resourceCountIs('AWS::Route53Resolver::FirewallConfig', 0);
});

test('logs every query to an encrypted log group for a year', () => {
  const template = synth(SLACK);
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    RetentionInDays: 365,
  });
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
    DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DnsFirewallQueryLog'), 'Arn'] },
  });
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
    ResolverQueryLogConfigId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DnsFirewallQueryLogging'), 'Id'] },
    ResourceId: 'vpc-1',
  });
});

test('keeps the query log as long as asked', () => {
  synth(SLACK, { logRetention: logs.RetentionDays.ONE_MONTH }).hasResourceProperties('AWS::Logs::LogGroup', {
    RetentionInDays: 30,
  });
});

test('exposes the query log', () => {
  const { stack, firewall } = build(SLACK);
  expect(stack.resolve(firewall.queryLogGroup.logGroupArn)).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/^DnsFirewallQueryLog/), 'Arn'],
  });
});

const manyHosts = (count: number) => Array.from({ length: count }, (_, i) => ({ host: `h${i}.example.com`, reason }));

test('takes 10000 names, those of AWS included', () => {
  expect(() => synth(manyHosts(9994))).not.toThrow();
  expect(() => synth(manyHosts(9995))).toThrow(
    'allowedHosts must give at most 10000 names, those of AWS included, got 10001: ' +
      'name domains with a leading dot, which count as two names, or use a second cell',
  );
});

test('divides names over lists of a thousand, and answers for each of them', () => {
  const template = synth(manyHosts(1500));
  const lists = Object.values(template.findResources('AWS::Route53Resolver::FirewallDomainList'));
  expect(lists.map(({ Properties }) => Properties.Domains.length).sort((a, b) => a - b)).toEqual([1, 506, 1000]);
  for (const name of ['h0.example.com', 'h1499.example.com']) {
    expect([decide(template, name, 'A'), decide(template, name, 'AAAA')]).toEqual(['ALLOW', 'ALLOW']);
  }
  expect(decide(template, 'h1500.example.com', 'A')).toBe('BLOCK');
});

test('fails on a bad host', () => {
  expect(() => synth([{ host: '*', reason }])).toThrow('allowedHosts[0].host must not contain "*"');
});

test('fails on a bad domain of TXT records', () => {
  expect(() => synth(SLACK, { readableTextRecords: [{ domain: 'co.uk', reason }] })).toThrow(
    'readableTextRecords[0].domain must not be a public suffix, got "co.uk"',
  );
});

test('passes AwsSolutions and NIST 800-53 r5', () => {
  const { app } = build(SLACK);
  for (const checks of [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)]) {
    expect(checks.validateScope(app).violations).toEqual([]);
  }
});
