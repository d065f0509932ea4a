import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { NAG_PACKS } from '../../bin/checks';
import { OpenClawChecks } from '../../lib/compliance';
import { StateErasure, StateErasureProps, StateVolume } from '../../lib/state';
import { gatewayIn, testStack, vpcIn } from '../gateway/fixture';

const KEEP_UNTIL = new Date('2026-12-06T00:00:00Z');

type Props = Partial<StateErasureProps>;

/** An erasure in a stack that has the file system, the network and the key. */
function erasureIn(stack: Stack, props: Props = {}): StateErasure {
  const vpc = vpcIn(stack);
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const subnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const { fileSystem, accessPoint } = new StateVolume(stack, 'State', {
    tenantId: 'legal',
    vpc,
    subnets,
    encryptionKey,
  });
  return new StateErasure(stack, 'Erasure', {
    tenantId: 'legal',
    fileSystem,
    accessPoint,
    vpc,
    subnets,
    encryptionKey,
    keepUntil: KEEP_UNTIL,
    alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alarms'),
    ...props,
  });
}

/** An erasure in a stack of its own, which knows all that it needs by attributes alone. */
function importing(props: Props = {}) {
  const app = new App();
  const stack = new Stack(app, 'Removed', { env: { region: 'eu-central-1' } });
  const fileSystem = efs.FileSystem.fromFileSystemAttributes(stack, 'FileSystem', {
    fileSystemId: 'fs-1',
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Targets', 'sg-targets', { mutable: false }),
  });
  const erasure = new StateErasure(stack, 'Erasure', {
    tenantId: 'legal',
    fileSystem,
    accessPoint: efs.AccessPoint.fromAccessPointId(stack, 'AccessPoint', 'fsap-1'),
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['a', 'b'],
      privateSubnetIds: ['subnet-1', 'subnet-2'],
    }),
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/1'),
    keepUntil: KEEP_UNTIL,
    alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alarms'),
    ...props,
  });
  return { app, stack, erasure };
}

function synth(props?: Props): Template {
  const stack = testStack();
  erasureIn(stack, props);
  return Template.fromStack(stack);
}

const template = synth();
const imported = Template.fromStack(importing().stack);

const getAtt = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [expect.stringMatching(`^${id}`), attribute] });

const ACCESS_POINT = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':elasticfilesystem:eu-central-1:',
      { Ref: 'AWS::AccountId' },
      ':access-point/',
      { Ref: expect.stringMatching('^StateAccessPoint') },
    ],
  ],
};

/** The properties of the resource whose logical id starts so. */
function propertiesOf(of: Template, type: string, id: string) {
  const [found, ...more] = Object.entries(of.findResources(type)).filter(([logicalId]) => logicalId.startsWith(id));
  expect(more).toEqual([]);
  return found[1].Properties;
}

test('mounts the access point of the tenant where the handler looks for it', () => {
  expect(propertiesOf(template, 'AWS::Lambda::Function', 'Erasure')).toMatchObject({
    FileSystemConfigs: [{ Arn: ACCESS_POINT, LocalMountPath: '/mnt/state' }],
    Environment: { Variables: { STATE_DIRECTORY: '/mnt/state' } },
  });
});

test('tells the handler until when the state is kept, and its backups after that', () => {
  expect(propertiesOf(template, 'AWS::Lambda::Function', 'Erasure').Environment.Variables).toEqual({
    TENANT_ID: 'legal',
    STATE_DIRECTORY: '/mnt/state',
    KEEP_UNTIL: '2026-12-06T00:00:00.000Z',
    BACKUP_RETENTION_DAYS: '35',
    UV_THREADPOOL_SIZE: '32',
  });
});

test('takes another retention of the backups', () => {
  synth({ backupRetention: Duration.days(90) }).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ BACKUP_RETENTION_DAYS: '90' }) },
  });
});

test('runs the bundled handler on ARM with Node.js 24, one at a time, for as long as Lambda allows', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['arm64'],
    Handler: 'index.handler',
    MemorySize: 512,
    Runtime: 'nodejs24.x',
    Timeout: 900,
    ReservedConcurrentExecutions: 1,
    DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ErasureDeadLetters'), 'Arn'] } },
  });
});

test('stands in the given subnets, with a group that reaches the file system by NFS and nothing else', () => {
  expect(propertiesOf(template, 'AWS::Lambda::Function', 'Erasure').VpcConfig).toEqual({
    SecurityGroupIds: [getAtt('ErasureSecurityGroup', 'GroupId')],
    SubnetIds: [
      { Ref: expect.stringMatching('^VpcGatewaySubnet1') },
      { Ref: expect.stringMatching('^VpcGatewaySubnet2') },
    ],
  });
  expect(propertiesOf(template, 'AWS::EC2::SecurityGroup', 'ErasureSecurityGroup')).toEqual({
    GroupDescription: 'Erasure of OpenClaw state',
    SecurityGroupEgress: [expect.objectContaining({ CidrIp: '127.0.0.1/32' })],
    Tags: [{ Key: 'openclaw:tenant', Value: 'legal' }],
    VpcId: { Ref: expect.stringMatching('^Vpc') },
  });
  const out = template.findResources('AWS::EC2::SecurityGroupEgress');
  expect(Object.values(out).map(({ Properties }) => Properties)).toEqual([
    expect.objectContaining({
      GroupId: getAtt('ErasureSecurityGroup', 'GroupId'),
      DestinationSecurityGroupId: getAtt('StateSecurityGroup', 'GroupId'),
      IpProtocol: 'tcp',
      FromPort: 2049,
      ToPort: 2049,
    }),
  ]);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StateSecurityGroup'), 'GroupId'] },
    FromPort: 2049,
    ToPort: 2049,
  });
});

test('is made after the mount targets and the rules that lead to them', () => {
  const [{ DependsOn }] = Object.values(template.findResources('AWS::Lambda::Function'));
  expect(DependsOn).toEqual(
    expect.arrayContaining([
      expect.stringMatching('^StateFileSystemEfsMountTarget1'),
      expect.stringMatching('^StateFileSystemEfsMountTarget2'),
      expect.stringMatching('^ErasureSecurityGroupto'),
    ]),
  );
});

const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

test('may mount this access point by a mount target, write its log and its dead letters, and nothing else', () => {
  expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy', 'ErasureRunPolicy').PolicyDocument.Statement).toEqual([
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: getAtt('ErasureLogs'),
    },
    { Sid: 'SendDeadLetters', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: getAtt('ErasureDeadLetters') },
    {
      Sid: 'EncryptDeadLetters',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: getAtt('Key'),
      Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-central-1.amazonaws.com' } },
    },
    {
      Sid: 'MountState',
      Effect: 'Allow',
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      Resource: getAtt('StateFileSystem'),
      Condition: {
        StringEquals: { 'elasticfilesystem:AccessPointArn': ACCESS_POINT },
        Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
      },
    },
    { Sid: 'AttachToNetwork', Effect: 'Allow', Action: NETWORK_INTERFACE_ACTIONS, Resource: '*' },
  ]);
});

test('mounts on the terms of StateVolume', () => {
  const stack = testStack();
  const vpc = vpcIn(stack);
  const encryptionKey = new kms.Key(stack, 'Key');
  const state = new StateVolume(stack, 'State', {
    tenantId: 'legal',
    vpc,
    encryptionKey,
    subnets: { subnets: vpc.isolatedSubnets },
  });
  const { Statement } = propertiesOf(template, 'AWS::IAM::ManagedPolicy', 'ErasureRunPolicy').PolicyDocument;
  expect(Statement).toContainEqual(stack.resolve(state.mountStatement().toStatementJson()));
});

test('denies its own code what Lambda needs for the network', () => {
  expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy', 'ErasureCodePolicy')).toMatchObject({
    Roles: [{ Ref: expect.stringMatching('^ErasureRole') }],
    PolicyDocument: {
      Statement: [
        {
          Sid: 'DenyNetworkToCode',
          Effect: 'Deny',
          Action: NETWORK_INTERFACE_ACTIONS,
          Resource: '*',
          Condition: { ArnEquals: { 'lambda:SourceFunctionArn': getAtt('ErasureFunction') } },
        },
      ],
    },
  });
});

test('has one role for Lambda and one for the schedule, each bounded by its own policy, without inline policies', () => {
  const bounded = (policy: string) => ({
    ManagedPolicyArns: [{ Ref: expect.stringMatching(`^${policy}`) }],
    PermissionsBoundary: { Ref: expect.stringMatching(`^${policy}`) },
  });
  expect(propertiesOf(template, 'AWS::IAM::Role', 'ErasureRole')).toMatchObject(bounded('ErasureRunPolicy'));
  expect(propertiesOf(template, 'AWS::IAM::Role', 'ErasureSchedule')).toMatchObject({
    ...bounded('ErasureSchedulePolicy'),
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    },
  });
  expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy', 'ErasureSchedule').PolicyDocument.Statement).toEqual([
    { Sid: 'StartErasure', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: getAtt('ErasureFunction') },
  ]);
  template.resourceCountIs('AWS::IAM::Role', 2);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 3);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::Lambda::Permission', 0);
});

test('is started once a day, by the schedule alone', () => {
  template.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 day)',
    State: 'ENABLED',
    Target: {
      Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ErasureFunction'), 'Arn'] },
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ErasureScheduleRole'), 'Arn'] },
    },
  });
});

test('keeps the record of the erasure, encrypted, for ten years and when the stack goes', () => {
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] }, RetentionInDays: 3653 },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('keeps the record as long as asked', () => {
  synth({ logRetention: logs.RetentionDays.TWO_YEARS }).hasResourceProperties('AWS::Logs::LogGroup', {
    RetentionInDays: 731,
  });
});

test('sends what failed for good to an encrypted queue that refuses plain HTTP', () => {
  template.hasResourceProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: Match.anyValue(),
    MessageRetentionPeriod: 1209600,
  });
  expect(propertiesOf(template, 'AWS::SQS::QueuePolicy', 'Erasure').PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  ]);
});

test('tells of a run that failed', () => {
  expect(propertiesOf(template, 'AWS::CloudWatch::Alarm', 'ErasureAlarmsFailed')).toMatchObject({
    AlarmDescription: expect.stringMatching(/^The state of the removed tenant legal could not be erased.*: .+\.$/),
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:alarms'],
  });
});

test('tells when two days went by without a run, and when they come again', () => {
  const { FilterPattern, MetricTransformations } = propertiesOf(template, 'AWS::Logs::MetricFilter', 'ErasureRuns');
  expect(FilterPattern).toBe('{ $.event = "state-*" }');
  expect(propertiesOf(template, 'AWS::CloudWatch::Alarm', 'ErasureAlarmsSilent')).toMatchObject({
    Namespace: MetricTransformations[0].MetricNamespace,
    MetricName: 'Runs',
    Statistic: 'Sum',
    Period: 86400,
    EvaluationPeriods: 2,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:alarms'],
    OKActions: ['arn:aws:sns:eu-central-1:111122223333:alarms'],
  });
});

test('tells when three days went by without an end', () => {
  const { FilterPattern, MetricTransformations } = propertiesOf(
    template,
    'AWS::Logs::MetricFilter',
    'ErasureUnfinished',
  );
  expect(FilterPattern).toBe('{ $.event = "state-erasing" }');
  expect(propertiesOf(template, 'AWS::CloudWatch::Alarm', 'ErasureAlarmsUnfinished')).toMatchObject({
    Namespace: MetricTransformations[0].MetricNamespace,
    MetricName: 'Unfinished',
    Statistic: 'Sum',
    Period: 86400,
    EvaluationPeriods: 3,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:alarms'],
  });
});

test('counts erasures that were verified, and runs that failed', () => {
  const stack = testStack();
  const erasure = erasureIn(stack);
  expect(erasure.alarms).toHaveLength(3);
  expect(erasure.metricErased()).toMatchObject({ metricName: 'Erased', statistic: 'Sum' });
  expect(erasure.metricFailed({ period: Duration.hours(1) })).toMatchObject({
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    period: Duration.hours(1),
  });
  const erased = propertiesOf(Template.fromStack(stack), 'AWS::Logs::MetricFilter', 'ErasureErased');
  expect(erased.FilterPattern).toBe('{ $.event = "state-erased" }');
});

test('carries the tag of the tenant', () => {
  for (const type of ['AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::SQS::Queue']) {
    template.hasResourceProperties(type, { Tags: Match.arrayWith([{ Key: 'openclaw:tenant', Value: 'legal' }]) });
  }
});

test('needs of the network, the file system and the key no more than their attributes', () => {
  expect(propertiesOf(imported, 'AWS::Lambda::Function', 'Erasure').VpcConfig.SubnetIds).toEqual([
    'subnet-1',
    'subnet-2',
  ]);
  expect(propertiesOf(imported, 'AWS::EC2::SecurityGroupEgress', 'Erasure')).toMatchObject({
    DestinationSecurityGroupId: 'sg-targets',
    FromPort: 2049,
    ToPort: 2049,
  });
  // The group of the mount targets is its owner's.
  imported.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  imported.resourceCountIs('AWS::KMS::Key', 0);
  expect(Object.keys(imported.toJSON().Resources)).toHaveLength(18);
});

test('can be let through elsewhere as a connectable', () => {
  const { stack, erasure } = importing();
  ec2.SecurityGroup.fromSecurityGroupId(stack, 'Other', 'sg-other').connections.allowFrom(erasure, ec2.Port.NFS);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: 'sg-other',
    FromPort: 2049,
  });
});

test.each([
  [new Date('soon'), 'no date'],
  [new Date(2026), '1970-01-01T00:00:02.026Z'],
  [new Date(1_796_515_200), '1970-01-21T19:01:55.200Z'],
])('fails with %p as the end of keeping', (keepUntil, got) => {
  expect(() => synth({ keepUntil })).toThrow(
    `keepUntil must be a date of 2026 or later, got ${got}: from then on the state is erased for good`,
  );
});

test.each([Duration.hours(36), Duration.days(0)])('fails with a retention of backups of %s', backupRetention => {
  expect(() => synth({ backupRetention })).toThrow(
    `backupRetention must be a whole number of days, 1 or more, got ${backupRetention.toHumanString()}: give what StateBackup was given`,
  );
});

test.each(['', 'a', 'Legal', 'le/gal', '../legal', 'legal-', 'a'.repeat(33)])(
  "fails with the tenant '%s'",
  tenantId => {
    expect(() => synth({ tenantId })).toThrow(
      `tenantId must be 2 to 32 lower-case letters, digits and inner hyphens, a letter first, got '${tenantId}'`,
    );
  },
);

test.each(Object.entries(NAG_PACKS))('has no finding of %s that nobody acknowledged', (_name, create) => {
  const { app, erasure } = importing();
  expect(create().validateScope(erasure).violations).toEqual([]);
  expect(create().validateScope(app).violations).toEqual([]);
});

test('has no finding of our own rules beside a gateway', () => {
  const stack = testStack();
  const gateway = gatewayIn(stack);
  new StateErasure(stack, 'Erasure', {
    tenantId: 'legal',
    fileSystem: efs.FileSystem.fromFileSystemAttributes(stack, 'Other', {
      fileSystemId: 'fs-1',
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Targets', 'sg-targets'),
    }),
    accessPoint: efs.AccessPoint.fromAccessPointId(stack, 'AccessPoint', 'fsap-1'),
    vpc: gateway.service.cluster.vpc,
    subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    encryptionKey: stack.node.findChild('Key') as kms.Key,
    keepUntil: KEEP_UNTIL,
    alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alarms'),
  });
  const violations = new OpenClawChecks().validateScope(stack).violations;
  const found = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ resourceLogicalId }) => `${ruleName} ${resourceLogicalId}`),
  );
  expect(found).not.toContainEqual(expect.stringContaining(' Erasure'));
});
