import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { createAlarm, metricMatches } from './create-alarm';

export interface RotationAlarmsProps {
  readonly token?: secretsmanager.ISecret;
  readonly rotationFunction?: lambda.IFunction;
  readonly rotationDeadLetterQueue?: sqs.IQueue;
  readonly rollout?: sfn.IStateMachine;
  readonly topic: sns.ITopic;
}

const FIVE_MINUTES = { period: Duration.minutes(5) };

/** Alarms on a token that is not rotated, or rotated but not rolled out. */
export class RotationAlarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: RotationAlarmsProps) {
    super(scope, id);
    const { rotationFunction, rotationDeadLetterQueue, rollout, token, topic } = props;
    this.alarms = [
      ...(token ? [this.createFailedAlarm(token, topic)] : []),
      ...(rotationFunction ? [this.createErrorsAlarm(rotationFunction, topic)] : []),
      ...(rotationDeadLetterQueue ? [this.createDeadLetterAlarm(rotationDeadLetterQueue, topic)] : []),
      ...(rollout ? [this.createRolloutAlarm(rollout, topic)] : []),
    ];
  }

  private createFailedAlarm(token: secretsmanager.ISecret, topic: sns.ITopic): cloudwatch.Alarm {
    // Secrets Manager tells of it through CloudTrail alone: an account without a trail has the other alarms.
    const rule = new events.Rule(this, 'FailedRule', {
      description: 'Counts failed rotations of the token of an OpenClaw gateway',
      eventPattern: {
        source: ['aws.secretsmanager'],
        detailType: ['AWS Service Event via CloudTrail'],
        detail: {
          eventName: ['RotationFailed', 'TestRotationFailed'],
          additionalEventData: { SecretId: [token.secretArn] },
        },
      },
    });
    return createAlarm(this, 'Failed', {
      topic,
      description:
        'The token of the gateway could not be rotated: the old one stays valid, read the log of the function.',
      metric: metricMatches(rule),
      // It happens once a month at most, so one is not noise.
      threshold: 1,
    });
  }

  private createErrorsAlarm(rotationFunction: lambda.IFunction, topic: sns.ITopic): cloudwatch.Alarm {
    return createAlarm(this, 'Errors', {
      topic,
      description: 'The function that rotates tokens failed: Secrets Manager tries again, read its log.',
      metric: rotationFunction.metricErrors(FIVE_MINUTES),
      threshold: 1,
    });
  }

  private createDeadLetterAlarm(queue: sqs.IQueue, topic: sns.ITopic): cloudwatch.Alarm {
    return createAlarm(this, 'DeadLetters', {
      topic,
      description: 'A rotation was given up: read the message, rotate the secret by hand, then delete the message.',
      metric: queue.metricApproximateNumberOfMessagesVisible({
        ...FIVE_MINUTES,
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      threshold: 1,
      // An idle queue stops sending metrics while its messages wait, so silence changes nothing.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      isState: true,
    });
  }

  private createRolloutAlarm(rollout: sfn.IStateMachine, topic: sns.ITopic): cloudwatch.Alarm {
    return createAlarm(this, 'RolloutFailed', {
      topic,
      description: 'A new secret was not rolled out: the gateway may still run with the old one, deploy it by hand.',
      metric: new cloudwatch.MathExpression({
        label: 'failed roll-outs',
        // Each of them is missing until it first happens, which a sum of a list passes over.
        expression: 'SUM([failed, timedOut, aborted])',
        usingMetrics: {
          failed: rollout.metricFailed(FIVE_MINUTES),
          timedOut: rollout.metricTimedOut(FIVE_MINUTES),
          aborted: rollout.metricAborted(FIVE_MINUTES),
        },
        ...FIVE_MINUTES,
      }),
      threshold: 1,
    });
  }
}
