import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { EgressProxy, EgressProxyProps } from '../../lib/egress';
import { bindOptions, listFor, reason } from './fixture';

const LISTS = [
  listFor([{ host: '.slack.com', reason }]),
  listFor([{ host: 'imap.example.com', port: 993, reason }], 'mail', 8),
];

function build(props: Partial<EgressProxyProps> = {}, withEndpoint = false) {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  const options = bindOptions(stack, LISTS);
  const s3Endpoint = withEndpoint
    ? new ec2.GatewayVpcEndpoint(stack, 'S3', { vpc: options.vpc, service: ec2.GatewayVpcEndpointAwsService.S3 })
    : undefined;
  const proxy = new EgressProxy(stack, 'Proxy', { ...options, s3Endpoint, ...props });
  return { app, stack, proxy };
}

const template = Template.fromStack(build().stack);
const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
const [container] = task.Properties.ContainerDefinitions;

const ACCOUNT = { Ref: 'AWS::AccountId' };
const PARTITION = { Ref: 'AWS::Partition' };
const PARAMETER = { Ref: expect.stringMatching('^ProxyListsParameter') };
const LISTS_OBJECT = {
  'Fn::Join': [
    '',
    [
      'arn:',
      PARTITION,
      ':s3:::',
      { 'Fn::Sub': expect.stringMatching('^cdk-hnb659fds-assets-') },
      expect.stringMatching(/^\/[0-9a-f]{64}\.json$/),
    ],
  ],
};

function statementsOf(id: string): unknown {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy'));
  return policies.find(([logicalId]) => logicalId.startsWith(id))?.[1].Properties.PolicyDocument.Statement;
}

test('runs in one container that is no root, has no capability and can write to its run directory alone', () => {
  expect(task.Properties.ContainerDefinitions).toHaveLength(1);
  expect(container).toMatchObject({
    User: '13:13',
    ReadonlyRootFilesystem: true,
    Essential: true,
    Memory: 512,
    LinuxParameters: {
      Capabilities: { Drop: ['ALL'] },
      InitProcessEnabled: true,
      Tmpfs: [{ ContainerPath: '/run/egress', MountOptions: ['noexec', 'nosuid', 'nodev'], Size: 64 }],
    },
  });
  expect(container.MountPoints).toBeUndefined();
  expect(container.Secrets).toBeUndefined();
});

test('is told where its lists are and which addresses are the VPC’s own', () => {
  expect(container.Environment).toEqual([
    { Name: 'EGRESS_LISTS_PARAMETER', Value: PARAMETER },
    { Name: 'EGRESS_PRIVATE_CIDRS', Value: '10.0.0.0/20' },
  ]);
});

test('runs twice, in the subnets named Proxy, without a public address, and never with fewer while it is replaced', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    DesiredCount: 2,
    DeploymentConfiguration: {
      MinimumHealthyPercent: 100,
      MaximumPercent: 200,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
    AvailabilityZoneRebalancing: 'ENABLED',
    EnableExecuteCommand: false,
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['proxy-a', 'proxy-b'] } },
  });
});

test('is found by a private name whose answers are forgotten after ten seconds', () => {
  template.hasResourceProperties('AWS::ServiceDiscovery::PrivateDnsNamespace', {
    Name: 'openclaw.internal',
    Vpc: 'vpc-1',
  });
  template.hasResourceProperties('AWS::ServiceDiscovery::Service', {
    Name: 'egress',
    DnsConfig: { DnsRecords: [{ TTL: 10, Type: 'A' }], RoutingPolicy: 'MULTIVALUE' },
  });
  expect(EgressProxy.HOST_NAME).toBe('egress.openclaw.internal');
});

test('lets the code in the task read the lists in force, and nothing else', () => {
  expect(statementsOf('ProxyTaskPolicy')).toEqual([
    {
      Sid: 'FindLists',
      Effect: 'Allow',
      Action: 'ssm:GetParameter',
      Resource: { 'Fn::Join': ['', ['arn:', PARTITION, ':ssm:eu-central-1:', ACCOUNT, ':parameter/', PARAMETER]] },
    },
    { Sid: 'ReadLists', Effect: 'Allow', Action: 's3:GetObject', Resource: LISTS_OBJECT },
  ]);
});

test('lets ECS pull the image and write the log, and read no secret', () => {
  expect(statementsOf('ProxyExecutionPolicy')).toEqual([
    expect.objectContaining({ Sid: 'PullImages' }),
    { Sid: 'LogInToEcr', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching('^ProxyLog'), 'Arn'] },
    },
  ]);
});

test('bounds both roles by their own policies', () => {
  const roles = Object.values(template.findResources('AWS::IAM::Role'));
  expect(roles).toHaveLength(2);
  for (const { Properties } of roles) {
    expect(Properties.ManagedPolicyArns).toEqual([Properties.PermissionsBoundary]);
  }
});

test('publishes the lists under their own checksum, and says in the parameter which are in force', () => {
  const [{ Properties }] = Object.values(template.findResources('AWS::SSM::Parameter'));
  const value = Properties.Value['Fn::Join'][1]
    .map((part: unknown) => (typeof part === 'string' ? part : 'assets'))
    .join('');
  expect(JSON.parse(value)).toEqual({
    bucket: 'assets',
    key: expect.stringMatching(/^[0-9a-f]{64}\.json$/),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('lets the S3 endpoint pass the lists to its own role, and to nobody else', () => {
  const [endpoint] = Object.values(Template.fromStack(build({}, true).stack).findResources('AWS::EC2::VPCEndpoint'));
  expect(endpoint.Properties.PolicyDocument.Statement).toEqual([
    {
      Sid: 'ReadEgressLists',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: LISTS_OBJECT,
      Condition: {
        ArnEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringMatching('^ProxyTaskRole'), 'Arn'] } },
      },
    },
  ]);
});

test('connects to the ports of the lists, and to no other', () => {
  const groups = Object.entries(template.findResources('AWS::EC2::SecurityGroup'));
  const rules = groups.find(([id]) => id.startsWith('Proxy'))?.[1].Properties.SecurityGroupEgress;
  expect(
    rules.map((rule: { CidrIp: string; FromPort: number; ToPort: number }) => [
      rule.CidrIp,
      rule.FromPort,
      rule.ToPort,
    ]),
  ).toEqual([
    ['127.0.0.1/32', 1, 1],
    ['0.0.0.0/0', 443, 443],
    ['0.0.0.0/0', 993, 993],
  ]);
});

test('lets nobody in until a route is opened', () => {
  const rules = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
  expect(rules.map(({ Properties }) => [Properties.GroupId['Fn::GetAtt'][0], Properties.FromPort])).toEqual([
    [expect.stringMatching('^Endpoints'), 443],
  ]);
});

test('keeps its log encrypted for a year, or as long as asked', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    RetentionInDays: 365,
  });
  const { stack } = build({ logRetention: logs.RetentionDays.ONE_MONTH });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('counts refused lists, lists out of reach and refused connections in the terms of its log', () => {
  const { stack, proxy } = build();
  const filters = Object.values(Template.fromStack(stack).findResources('AWS::Logs::MetricFilter'));
  const metrics = [proxy.metricRefusedLists(), proxy.metricUnreachableLists(), proxy.metricDenied()];
  expect(filters.map(({ Properties }) => Properties.FilterPattern)).toEqual([
    '{ $.event = "lists-refused" }',
    '{ $.event = "lists-unreachable" }',
    '{ $.verdict = "denied" }',
  ]);
  expect(metrics.map(({ namespace, metricName }) => [namespace, metricName])).toEqual(
    filters.map(({ Properties: { MetricTransformations } }) => [
      MetricTransformations[0].MetricNamespace,
      MetricTransformations[0].MetricName,
    ]),
  );
});

test('counts refused connections by tenant where it is asked to, as the metric of a tenant reads them', () => {
  const { stack, proxy } = build();
  proxy.countDeniedByTenant('OpenClaw/Cell/a');
  const [filter] = Object.values(Template.fromStack(stack).findResources('AWS::Logs::MetricFilter')).slice(3);
  expect(filter.Properties).toEqual({
    LogGroupName: { Ref: expect.stringMatching(/^ProxyLog/) },
    FilterPattern: '{ $.verdict = "denied" }',
    MetricTransformations: [
      {
        MetricNamespace: 'OpenClaw/Cell/a',
        MetricName: 'Denied',
        MetricValue: '1',
        Dimensions: [{ Key: 'Tenant', Value: '$.tenant' }],
      },
    ],
  });
  expect(EgressProxy.metricDeniedOfTenant('acme', 'OpenClaw/Cell/a')).toMatchObject({
    namespace: 'OpenClaw/Cell/a',
    metricName: 'Denied',
    dimensions: { Tenant: 'acme' },
    statistic: 'Sum',
  });
});

test('fails on lists that are not what they should be', () => {
  expect(() => build({ lists: [listFor([], 'acme', 86)] })).toThrow(
    new Error('lists[0].slot must be a whole number from 1 to 85, got 86: a cell holds no more tenants'),
  );
});

test('is built for another processor', () => {
  const { stack } = build({ cpuArchitecture: ecs.CpuArchitecture.ARM64 });
  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
  });
});

test('passes AwsSolutions and NIST 800-53 r5', () => {
  const { app, proxy } = build();
  for (const checks of [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)]) {
    expect(checks.validateScope(proxy).violations).toEqual([]);
  }
});
