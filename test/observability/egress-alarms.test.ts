import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EgressProxy } from '../../lib/egress';
import { EgressAlarms } from '../../lib/observability';
import { bindOptions, listFor } from '../egress/fixture';

function synth(deniedThreshold?: number): Template {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  const proxy = new EgressProxy(stack, 'Proxy', bindOptions(stack, [listFor()]));
  const topic = new sns.Topic(stack, 'Topic');
  expect(new EgressAlarms(stack, 'Alarms', { proxy, topic, deniedThreshold }).alarms).toHaveLength(4);
  return Template.fromStack(stack);
}

const TOPIC = [{ Ref: expect.stringMatching('^Topic') }];

function alarm(id: string, template = synth()) {
  const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm'));
  return alarms.find(([logicalId]) => logicalId.startsWith(`Alarms${id}`))?.[1].Properties;
}

test.each([
  ['ListsRefused', 'RefusedLists', 1, 1],
  ['ListsUnreachable', 'UnreachableLists', 5, 2],
  ['Denied', 'Denied', 25, 1],
])('%s counts %s in five minutes', (id, metric, threshold, periods) => {
  expect(alarm(id)).toMatchObject({
    MetricName: metric,
    Statistic: 'Sum',
    Period: 300,
    Threshold: threshold,
    EvaluationPeriods: periods,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: TOPIC,
  });
});

test('NotRunning tells when one of the two tasks is gone for a quarter of an hour, also when all are', () => {
  expect(alarm('NotRunning')).toMatchObject({
    Threshold: 2,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 15,
    TreatMissingData: 'breaching',
    AlarmActions: TOPIC,
    OKActions: TOPIC,
  });
});

test('takes another number of refused connections', () => {
  expect(alarm('Denied', synth(100))?.Threshold).toBe(100);
});

test('fails on a number of refused connections that is none', () => {
  expect(() => synth(0)).toThrow(new Error('deniedThreshold must be a whole number of at least 1, got 0'));
});
