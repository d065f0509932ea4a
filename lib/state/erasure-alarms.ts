import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface ErasureAlarmsProps {
  readonly tenantId: string;
  readonly topic: sns.ITopic;
  readonly failed: cloudwatch.Metric;
  /** The runs that came to an end, by day. */
  readonly runs: cloudwatch.Metric;
  /** The runs that did not get through, by day. */
  readonly unfinished: cloudwatch.Metric;
}

/** Alarms on an erasure that fails, on one that takes for ever, and on one that nobody hears of any more. */
export class ErasureAlarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: ErasureAlarmsProps) {
    super(scope, id);
    const { tenantId, failed, runs, unfinished } = props;
    this.alarms = [
      failed.with({ period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM }).createAlarm(this, 'Failed', {
        alarmDescription: `The state of the removed tenant ${tenantId} could not be erased, or its directory not be mounted: read the log of the function, it tries again.`,
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      }),
      unfinished.createAlarm(this, 'Unfinished', {
        alarmDescription: `The erasure of the removed tenant ${tenantId} has not come to its end on three days in a row: its log says how much each run removed.`,
        threshold: 1,
        evaluationPeriods: 3,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      }),
      // A function that is not started, or that cannot mount, says nothing at all.
      runs.createAlarm(this, 'Silent', {
        alarmDescription: `Nothing was heard for two days of the erasure of the removed tenant ${tenantId}: look at its schedule, its function and its dead-letter queue.`,
        threshold: 1,
        evaluationPeriods: 2,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      }),
    ];
    const [onFailed, onUnfinished, onSilent] = this.alarms;
    const action = new actions.SnsAction(props.topic);
    onFailed.addAlarmAction(action);
    onUnfinished.addAlarmAction(action);
    onSilent.addAlarmAction(action);
    // Silence ends, and then says so; a failure is over when it is told.
    onSilent.addOkAction(action);
  }
}
