import { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarm } from './create-alarm';

export interface BackupAlarmsProps {
  readonly backupVault?: backup.IBackupVault;
  readonly topic: sns.ITopic;
}

/** Alarms on backups into a vault that fail, and on those that nobody makes any more. */
export class BackupAlarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { backupVault, topic }: BackupAlarmsProps) {
    super(scope, id);
    this.alarms = backupVault
      ? [this.createFailedAlarm(backupVault, topic), this.createMissingAlarm(backupVault, topic)]
      : [];
  }

  private createFailedAlarm(vault: backup.IBackupVault, topic: sns.ITopic): cloudwatch.Alarm {
    const period = Duration.hours(1);
    return createAlarm(this, 'Failed', {
      topic,
      description:
        'A backup of the state failed, was stopped or ran out of time: read the message of its job in AWS Backup. The backups before it stay.',
      metric: new cloudwatch.MathExpression({
        label: 'failed backups',
        // AWS Backup sends no zeros, and a sum of a list passes over what is missing.
        expression: 'SUM([failed, expired, aborted])',
        usingMetrics: {
          failed: metricJobs(vault, 'Failed', period),
          expired: metricJobs(vault, 'Expired', period),
          aborted: metricJobs(vault, 'Aborted', period),
        },
        period,
      }),
      // There is one job a day, so one is not noise.
      threshold: 1,
    });
  }

  private createMissingAlarm(vault: backup.IBackupVault, topic: sns.ITopic): cloudwatch.Alarm {
    return createAlarm(this, 'Missing', {
      topic,
      description:
        'No backup of the state was completed for two days: look at the plan, its role and its jobs in AWS Backup.',
      metric: metricJobs(vault, 'Completed', Duration.days(1)),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      // A job takes up to 13 hours, so two that are well can be more than a day apart.
      evaluationPeriods: 2,
      // A plan that is gone or finds nothing to back up has no jobs, and none of them fails.
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      isState: true,
    });
  }
}

function metricJobs(vault: backup.IBackupVault, state: string, period: Duration): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Backup',
    metricName: `NumberOfBackupJobs${state}`,
    dimensionsMap: { BackupVaultName: vault.backupVaultName },
    statistic: cloudwatch.Stats.SUM,
    period,
  });
}
