import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../private/acknowledge-wildcard';
import { Workflow } from './workflow';

export interface SecretAgeProps {
  readonly secret: secretsmanager.ISecret;
  readonly maxAge: Duration;
  readonly encryptionKey: kms.IKey;
  readonly logRetention: logs.RetentionDays;
  readonly alarmTopic?: sns.ITopic;
}

const NAMESPACE = 'OpenClaw';
const METRIC_NAME = 'SecretAgeDays';

/** Measures the age of a secret's current value twice a day, with an alarm on it. */
export class SecretAge extends Construct {
  readonly alarm: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: SecretAgeProps) {
    super(scope, id);
    const workflow = new Workflow(this, 'Check', {
      comment: 'Measures the age of an OpenClaw secret',
      definition: this.createDefinition(props.secret.secretArn),
      statements: statements(props.secret.secretArn),
      timeout: Duration.minutes(10),
      encryptionKey: props.encryptionKey,
      logRetention: props.logRetention,
    });
    acknowledgeWildcard(
      workflow.policy,
      '*',
      'PutMetricData has no resource level; a condition limits it to the OpenClaw namespace.',
    );

    new scheduler.Schedule(this, 'Schedule', {
      description: 'Measures the age of an OpenClaw secret',
      // A rate without a start date also runs at once, so that the alarm has data from the first hour on.
      schedule: scheduler.ScheduleExpression.rate(Duration.hours(12)),
      target: new schedulerTargets.StepFunctionsStartExecution(workflow.stateMachine, {
        role: workflow.createStarter('Starter', 'scheduler.amazonaws.com').withoutPolicyUpdates(),
      }),
    });
    this.alarm = this.createAlarm(props);
  }

  private createDefinition(secretArn: string): sfn.IChainable {
    const retry: sfn.RetryProps = {
      maxAttempts: 5,
      maxDelay: Duration.minutes(1),
      jitterStrategy: sfn.JitterType.FULL,
    };
    const measure = tasks.CallAwsService.jsonata(this, 'Measure', {
      service: 'secretsmanager',
      action: 'listSecretVersionIds',
      parameters: { SecretId: secretArn },
      iamResources: [secretArn],
      // LastChangedDate would also move with a tag or a policy: the age is that of the value.
      outputs: {
        days: "{% ($millis() - $toMillis($states.result.Versions['AWSCURRENT' in VersionStages].CreatedDate)) / 86400000 %}",
      },
    });
    const publish = tasks.CallAwsService.jsonata(this, 'Publish', {
      service: 'cloudwatch',
      action: 'putMetricData',
      parameters: {
        Namespace: NAMESPACE,
        MetricData: [
          {
            MetricName: METRIC_NAME,
            Dimensions: [{ Name: 'SecretId', Value: secretArn }],
            Value: '{% $states.input.days %}',
          },
        ],
      },
      iamResources: ['*'],
    });
    return measure.addRetry(retry).next(publish.addRetry(retry));
  }

  private createAlarm(props: SecretAgeProps): cloudwatch.Alarm {
    const metric = new cloudwatch.Metric({
      namespace: NAMESPACE,
      metricName: METRIC_NAME,
      dimensionsMap: { SecretId: props.secret.secretArn },
      statistic: cloudwatch.Stats.MAXIMUM,
      period: Duration.days(1),
    });
    const alarm = metric.createAlarm(this, 'Alarm', {
      alarmDescription: `The keys in ${props.secret.secretArn} are older than ${props.maxAge.toHumanString()}, or their age is not measured any more: have new ones issued and enter them.`,
      threshold: props.maxAge.toDays(),
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    if (props.alarmTopic) {
      const action = new cloudwatchActions.SnsAction(props.alarmTopic);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    return alarm;
  }
}

function statements(secretArn: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadVersionDates',
      actions: ['secretsmanager:ListSecretVersionIds'],
      resources: [secretArn],
    }),
    new iam.PolicyStatement({
      sid: 'PublishAge',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
    }),
  ];
}
