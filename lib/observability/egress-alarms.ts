import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EgressProxy } from '../egress';
import { createAlarm } from './create-alarm';
import { metricRunningTasks } from './task-alarms';

/** Properties of `EgressAlarms`. */
export interface EgressAlarmsProps {
  /** The proxy that is watched. */
  readonly proxy: EgressProxy;

  /** Where alarms are sent. */
  readonly topic: sns.ITopic;

  /**
   * Refused connections in five minutes that are an alarm.
   *
   * A gateway asks for a few hosts at its start that no list holds. More than that is a host that is missing on a list,
   * or an agent that does what somebody else wants.
   *
   * @default 25
   */
  readonly deniedThreshold?: number;
}

const FIVE_MINUTES = { period: Duration.minutes(5) };

/** Alarms on the egress proxy: lists that are not taken, a task that is gone, connections that are refused. */
export class EgressAlarms extends Construct {
  /** The alarms. */
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: EgressAlarmsProps) {
    super(scope, id);
    const { proxy, topic, deniedThreshold = 25 } = props;
    if (!Number.isInteger(deniedThreshold) || deniedThreshold < 1) {
      throw new Error(`deniedThreshold must be a whole number of at least 1, got ${deniedThreshold}`);
    }
    this.alarms = [
      createAlarm(this, 'ListsRefused', {
        topic,
        description:
          'The egress proxy refused new lists because they failed their check: the old ones stay in force. Read its log, then deploy the lists again.',
        metric: proxy.metricRefusedLists(FIVE_MINUTES),
        // It happens once for each list, so one is all there will be.
        threshold: 1,
      }),
      createAlarm(this, 'ListsUnreachable', {
        topic,
        description:
          'The egress proxy cannot look for new lists: the old ones stay in force. Read its log; Parameter Store or S3 is out of its reach.',
        metric: proxy.metricUnreachableLists(FIVE_MINUTES),
        // One task that is cut off fails six to eight looks in five minutes, as it waits in vain for each answer.
        threshold: 5,
        evaluationPeriods: 2,
        isState: true,
      }),
      createAlarm(this, 'NotRunning', {
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
      createAlarm(this, 'Denied', {
        topic,
        description:
          'The egress proxy refused many connections: its log names tenant and host. A host is missing on the list, or an agent is after something.',
        metric: proxy.metricDenied(FIVE_MINUTES),
        threshold: deniedThreshold,
      }),
    ];
  }
}
