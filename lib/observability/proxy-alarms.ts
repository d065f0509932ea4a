import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EgressProxy } from '../egress';
import { createAlarm } from './create-alarm';
import { metricRunningTasks } from './task-alarms';

const FIVE_MINUTES = { period: Duration.minutes(5) };

/** The alarms on a proxy itself, whoever its tenants are: lists that are not taken, a task that is gone. */
export function createProxyAlarms(scope: Construct, proxy: EgressProxy, topic: sns.ITopic): cloudwatch.Alarm[] {
  return [
    createAlarm(scope, 'ListsRefused', {
      topic,
      description:
        'The egress proxy refused new lists because they failed their check: the old ones stay in force. Read its log, then deploy the lists again.',
      metric: proxy.metricRefusedLists(FIVE_MINUTES),
      // It happens once for each list, so one is all there will be.
      threshold: 1,
    }),
    createAlarm(scope, 'ListsUnreachable', {
      topic,
      description:
        'The egress proxy cannot look for new lists: the old ones stay in force. Read its log; Parameter Store or S3 is out of its reach.',
      metric: proxy.metricUnreachableLists(FIVE_MINUTES),
      // One task that is cut off fails six to eight looks in five minutes, as it waits in vain for each answer.
      threshold: 5,
      evaluationPeriods: 2,
      isState: true,
    }),
    createAlarm(scope, 'NotRunning', {
      topic,
      description:
        'Fewer than two tasks of the egress proxy have run for 15 minutes: with none, gateways are cut off. Look at the events of its ECS service.',
      metric: metricRunningTasks(proxy.service),
      threshold: 2,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 15,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      isState: true,
    }),
  ];
}
