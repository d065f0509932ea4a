import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { EgressProxy } from '../../lib/egress';
import { AlarmTopic, GatewayAlarms, GatewayAlarmsProps, GatewayLogs } from '../../lib/observability';
import { Site } from './fixture';

type Optional = { [K in keyof GatewayAlarmsProps]?: GatewayAlarmsProps[K] };

function synth(optional: (site: Site) => Optional = everything) {
  const site = new Site();
  const { encryptionKey, service, stack } = site;
  const alarms = new GatewayAlarms(stack, 'Alarms', {
    topic: new AlarmTopic(stack, 'Topic', { encryptionKey, email: 'ops@example.com' }).topic,
    logs: new GatewayLogs(stack, 'Logs', { encryptionKey }),
    service,
    ...optional(site),
  });
  return { site, alarms, template: site.template };
}

function everything({ loadBalancer, stack, targetGroup }: Site): Optional {
  return {
    loadBalancer,
    targetGroup,
    token: new secretsmanager.Secret(stack, 'Token'),
    rotationFunction: lambda.Function.fromFunctionName(stack, 'Function', 'rotate'),
    rotationDeadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-central-1:111122223333:dead'),
    rollout: sfn.StateMachine.fromStateMachineName(stack, 'Rollout', 'rollout'),
    deniedConnections: EgressProxy.metricDeniedOfTenant('support', 'OpenClaw/Cell/a', { period: Duration.minutes(5) }),
    backupVault: backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'vault'),
  };
}

function alarm(template: Template, id: string) {
  const [found] = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).filter(([logicalId]) =>
    logicalId.startsWith(`Alarms${id}`),
  );
  return found[1].Properties;
}

function pattern(template: Template, id: string) {
  const [found] = Object.entries(template.findResources('AWS::Events::Rule')).filter(([logicalId]) =>
    logicalId.startsWith(`Alarms${id}`),
  );
  return found[1].Properties;
}

const AT_LEAST = 'GreaterThanOrEqualToThreshold';
const { template: full } = synth();

test.each([
  ['TaskNotRunning', 'CPUUtilization', 'SampleCount', 60, 15, 'LessThanThreshold', 1, 'breaching', true],
  ['TaskStopped', 'TriggeredRules', 'Sum', 300, 1, AT_LEAST, 1, 'notBreaching', false],
  ['TaskOutOfMemory', 'TriggeredRules', 'Sum', 300, 1, AT_LEAST, 1, 'notBreaching', false],
  ['TrafficRefused', 'Refused', 'Sum', 300, 1, AT_LEAST, 30, 'notBreaching', false],
  ['TrafficRateLimited', 'RateLimited', 'Sum', 300, 1, AT_LEAST, 30, 'notBreaching', false],
  ['TrafficFailedSignIns', 'FailedSignIns', 'Sum', 300, 1, AT_LEAST, 10, 'notBreaching', false],
  ['TrafficUnhealthy', 'UnHealthyHostCount', 'Maximum', 60, 5, AT_LEAST, 1, 'notBreaching', true],
  ['TrafficTargetErrors', 'HTTPCode_Target_5XX_Count', 'Sum', 300, 3, AT_LEAST, 10, 'notBreaching', true],
  ['TrafficLoadBalancerErrors', 'HTTPCode_ELB_5XX_Count', 'Sum', 300, 3, AT_LEAST, 10, 'notBreaching', true],
  ['RotationFailed', 'TriggeredRules', 'Sum', 300, 1, AT_LEAST, 1, 'notBreaching', false],
  ['RotationErrors', 'Errors', 'Sum', 300, 1, AT_LEAST, 1, 'notBreaching', false],
  ['RotationDeadLetters', 'ApproximateNumberOfMessagesVisible', 'Maximum', 300, 1, AT_LEAST, 1, 'ignore', true],
  ['Denied', 'Denied', 'Sum', 300, 1, AT_LEAST, 25, 'notBreaching', false],
  ['BackupMissing', 'NumberOfBackupJobsCompleted', 'Sum', 86400, 2, 'LessThanThreshold', 1, 'breaching', true],
])('%s watches %s', (id, metric, statistic, period, periods, comparison, threshold, missing, recovers) => {
  const found = alarm(full, id);
  expect(found).toMatchObject({
    MetricName: metric,
    Statistic: statistic,
    Period: period,
    EvaluationPeriods: periods,
    ComparisonOperator: comparison,
    Threshold: threshold,
    TreatMissingData: missing,
    AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }],
    AlarmDescription: expect.stringMatching(/: .+\.$/),
  });
  expect(found.OKActions).toEqual(recovers ? [{ Ref: expect.stringMatching(/^Topic/) }] : undefined);
});

test('a roll-out that fails, times out or is aborted is told', () => {
  expect(alarm(full, 'RotationRolloutFailed')).toMatchObject({
    Threshold: 1,
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
    Metrics: [
      { Expression: 'SUM([failed, timedOut, aborted])' },
      { Id: 'failed', MetricStat: { Metric: { MetricName: 'ExecutionsFailed' }, Period: 300, Stat: 'Sum' } },
      { Id: 'timedOut', MetricStat: { Metric: { MetricName: 'ExecutionsTimedOut' }, Period: 300, Stat: 'Sum' } },
      { Id: 'aborted', MetricStat: { Metric: { MetricName: 'ExecutionsAborted' }, Period: 300, Stat: 'Sum' } },
    ],
  });
});

test('a backup that fails, runs out of time or is stopped is told once', () => {
  const jobs = (MetricName: string) => ({
    Metric: { Namespace: 'AWS/Backup', MetricName, Dimensions: [{ Name: 'BackupVaultName', Value: 'vault' }] },
    Period: 3600,
    Stat: 'Sum',
  });
  expect(alarm(full, 'BackupFailed')).toEqual({
    AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }],
    AlarmDescription: expect.stringMatching(/: .+\.$/),
    ComparisonOperator: AT_LEAST,
    EvaluationPeriods: 1,
    Threshold: 1,
    TreatMissingData: 'notBreaching',
    Metrics: [
      { Id: 'expr_1', Label: 'failed backups', Expression: 'SUM([failed, expired, aborted])', ReturnData: true },
      { Id: 'failed', MetricStat: jobs('NumberOfBackupJobsFailed'), ReturnData: false },
      { Id: 'expired', MetricStat: jobs('NumberOfBackupJobsExpired'), ReturnData: false },
      { Id: 'aborted', MetricStat: jobs('NumberOfBackupJobsAborted'), ReturnData: false },
    ],
  });
});

test('backups that nobody makes are told of the same vault', () => {
  expect(alarm(full, 'BackupMissing')).toMatchObject({
    Namespace: 'AWS/Backup',
    Dimensions: [{ Name: 'BackupVaultName', Value: 'vault' }],
  });
});

const OF_THE_SERVICE = {
  clusterArn: [{ 'Fn::GetAtt': [expect.stringMatching(/^Cluster/), 'Arn'] }],
  group: [{ 'Fn::Join': ['', ['service:', { 'Fn::GetAtt': [expect.stringMatching(/^Service/), 'Name'] }]] }],
  lastStatus: ['STOPPED'],
};

test('a task that stopped by itself is told from one that was deployed away', () => {
  expect(pattern(full, 'TaskStoppedRule').EventPattern).toEqual({
    source: ['aws.ecs'],
    'detail-type': ['ECS Task State Change'],
    detail: {
      ...OF_THE_SERVICE,
      $or: [
        { stopCode: ['EssentialContainerExited', 'TaskFailedToStart'] },
        { stoppedReason: [{ prefix: 'Task failed' }] },
      ],
    },
  });
});

test('a task that ran out of memory is told from one that was killed by a deployment', () => {
  expect(pattern(full, 'TaskOutOfMemoryRule').EventPattern.detail).toEqual({
    ...OF_THE_SERVICE,
    $or: [
      { containers: { reason: [{ prefix: 'OutOfMemory' }] } },
      { stopCode: ['EssentialContainerExited'], containers: { exitCode: [137] } },
    ],
  });
});

test('a failed rotation is that of this token', () => {
  expect(pattern(full, 'RotationFailedRule').EventPattern).toEqual({
    source: ['aws.secretsmanager'],
    'detail-type': ['AWS Service Event via CloudTrail'],
    detail: {
      eventName: ['RotationFailed', 'TestRotationFailed'],
      additionalEventData: { SecretId: [{ Ref: expect.stringMatching(/^Token/) }] },
    },
  });
});

test('rules have no target, so that no key has to trust EventBridge', () => {
  const rules = Object.entries(full.findResources('AWS::Events::Rule'));
  expect(rules).toHaveLength(3);
  for (const [logicalId, { Properties }] of rules) {
    expect(Properties.Targets).toBeUndefined();
    full.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Events',
      Dimensions: [{ Name: 'RuleName', Value: { Ref: Match.exact(logicalId) } }],
    });
  }
  expect(JSON.stringify(full.toJSON())).not.toContain('events.amazonaws.com');
});

test('a gateway without load balancer, rotation, roll-out, backups and refused connections has the alarms on its task and its logs', () => {
  const { alarms, template } = synth(() => ({}));
  template.resourceCountIs('AWS::CloudWatch::Alarm', 6);
  expect(alarms.alarms).toHaveLength(6);
});

test('lists every alarm', () => {
  const { alarms, template } = synth();
  template.resourceCountIs('AWS::CloudWatch::Alarm', alarms.alarms.length);
  expect(alarms.alarms).toHaveLength(16);
});

test('knows which of them go off because no gateway runs', () => {
  const idsOf = ({ absenceAlarms }: GatewayAlarms) => absenceAlarms.map(({ node }) => node.id);
  expect(idsOf(synth().alarms)).toEqual(['NotRunning', 'LoadBalancerErrors']);
  expect(idsOf(synth(() => ({})).alarms)).toEqual(['NotRunning']);
});

test('passes both rule packs', () => {
  const { site, alarms } = synth();
  expect(site.violations(alarms)).toEqual([]);
});
