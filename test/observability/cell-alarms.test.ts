import { Template } from 'aws-cdk-lib/assertions';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Egress } from '../../lib/egress';
import { CellAlarms, CellAlarmsProps } from '../../lib/observability';
import { bind } from '../egress/fixture';

/** What a cell has beside its rotation function. */
type Has = (keyof Pick<CellAlarmsProps, 'loadBalancer' | 'proxy'>)[];

function synth(has: Has = []) {
  const { stack, routes } = bind(Egress.proxy());
  const loadBalancer = elbv2.ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(stack, 'LoadBalancer', {
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/cell/abc',
    securityGroupId: 'sg-123',
  });
  const { alarms } = new CellAlarms(stack, 'Alarms', {
    topic: sns.Topic.fromTopicArn(stack, 'Topic', TOPIC),
    rotationFunction: lambda.Function.fromFunctionName(stack, 'Function', 'rotate'),
    rotationDeadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-central-1:111122223333:dead'),
    loadBalancer: has.includes('loadBalancer') ? loadBalancer : undefined,
    proxy: has.includes('proxy') ? routes.proxy : undefined,
  });
  return { alarms, template: Template.fromStack(stack) };
}

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alarms';

/** What the alarms of a template watch. */
function watched(template: Template): string[] {
  return Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties.MetricName.replace(/[0-9A-F]{8}$/, ''))
    .sort();
}

const ROTATION = ['ApproximateNumberOfMessagesVisible', 'Errors'];
const PROXY = ['CPUUtilization', 'Denied', 'RefusedLists', 'UnreachableLists'];

test.each<[string, Has, string[]]>([
  ['of rotations that fail or are given up', [], ROTATION],
  ['of errors of its load balancer', ['loadBalancer'], [...ROTATION, 'HTTPCode_ELB_5XX_Count']],
  ['of lists, tasks and refusals of its proxy', ['proxy'], [...ROTATION, ...PROXY]],
])('a cell is told %s', (_, has, metrics) => {
  const { alarms, template } = synth(has);
  expect(watched(template)).toEqual(metrics.sort());
  expect(alarms).toHaveLength(metrics.length);
});

test('every alarm is told to the topic of the cell', () => {
  for (const { Properties } of Object.values(
    synth(['loadBalancer', 'proxy']).template.findResources('AWS::CloudWatch::Alarm'),
  )) {
    expect(Properties.AlarmActions).toEqual([TOPIC]);
  }
});
