import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Egress } from '../../lib/egress';
import { CellAlarms, CellAlarmsProps } from '../../lib/observability';
import { bind } from '../egress/fixture';

/** What a cell has beside its rotation function. */
type Has = (keyof Pick<CellAlarmsProps, 'loadBalancer' | 'proxy' | 'backupVault'>)[];

function synth(has: Has = []) {
  const { stack, routes } = bind(Egress.proxy());
  const loadBalancer = elbv2.ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(stack, 'LoadBalancer', {
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/cell/abc',
    securityGroupId: 'sg-123',
  });
  const backupVault = backup.BackupVault.fromBackupVaultName(stack, 'Vault', 'vault');
  const { alarms } = new CellAlarms(stack, 'Alarms', {
    topic: sns.Topic.fromTopicArn(stack, 'Topic', TOPIC),
    rotationFunction: lambda.Function.fromFunctionName(stack, 'Function', 'rotate'),
    rotationDeadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-central-1:111122223333:dead'),
    loadBalancer: has.includes('loadBalancer') ? loadBalancer : undefined,
    proxy: has.includes('proxy') ? routes.proxy : undefined,
    backupVault: has.includes('backupVault') ? backupVault : undefined,
  });
  return { alarms, template: Template.fromStack(stack) };
}

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alarms';

/** The alarms of a template by their ids, with the metrics that they watch. */
function watched(template: Template): { [id: string]: string[] } {
  const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => {
    const parts: { MetricStat?: { Metric: { MetricName: string } } }[] = Properties.Metrics ?? [];
    const metrics = [Properties.MetricName, ...parts.map(({ MetricStat }) => MetricStat?.Metric.MetricName)];
    return [id.replace(/^Alarms|[0-9A-F]{8}$/g, ''), metrics.filter(name => name !== undefined)];
  });
  return Object.fromEntries(alarms);
}

const ROTATION = { RotationErrors: ['Errors'], RotationDeadLetters: ['ApproximateNumberOfMessagesVisible'] };
const LOAD_BALANCER = { LoadBalancerErrors: ['HTTPCode_ELB_502_Count', 'HTTPCode_ELB_504_Count'] };
const BACKUPS = {
  BackupFailed: ['NumberOfBackupJobsFailed', 'NumberOfBackupJobsExpired', 'NumberOfBackupJobsAborted'],
  BackupMissing: ['NumberOfBackupJobsCompleted'],
};
const PROXY = {
  EgressListsRefused: [expect.stringMatching(/RefusedLists/)],
  EgressListsUnreachable: [expect.stringMatching(/UnreachableLists/)],
  EgressNotRunning: ['CPUUtilization'],
};

describe.each<[string, Has, object]>([
  ['of rotations that fail or are given up', [], ROTATION],
  ['of connections that its load balancer breaks off', ['loadBalancer'], { ...ROTATION, ...LOAD_BALANCER }],
  ['of backups that fail or that nobody makes', ['backupVault'], { ...ROTATION, ...BACKUPS }],
  ['of lists and tasks of its proxy, whose refusals each tenant is told of', ['proxy'], { ...ROTATION, ...PROXY }],
])('a cell is told %s', (_, has, metrics) => {
  const { alarms, template } = synth(has);

  test('and of nothing else', () => {
    expect(watched(template)).toEqual(metrics);
    expect(alarms).toHaveLength(Object.keys(metrics).length);
  });

  test('by its topic', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toEqual([TOPIC]);
    }
  });
});
