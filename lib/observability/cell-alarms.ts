import { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EgressProxy } from '../egress';
import { BackupAlarms } from './backup-alarms';
import { createAlarm } from './create-alarm';
import { createProxyAlarms } from './proxy-alarms';
import { RotationAlarms } from './rotation-alarms';

/** Properties of `CellAlarms`. */
export interface CellAlarmsProps {
  /** Where alarms are sent. */
  readonly topic: sns.ITopic;

  /** The function that rotates the tokens of the cell. */
  readonly rotationFunction: lambda.IFunction;

  /** The queue that takes rotations that were given up. */
  readonly rotationDeadLetterQueue: sqs.IQueue;

  /**
   * The load balancer of the cell.
   *
   * @default - no alarm on its errors
   */
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;

  /**
   * The egress proxy of the cell.
   *
   * @default - no alarm on it
   */
  readonly proxy?: EgressProxy;

  /**
   * The vault that the daily backups of the tenants' state are kept in.
   *
   * @default - no alarm on backups that fail or are missing
   */
  readonly backupVault?: backup.IBackupVault;
}

/** The alarms on what the tenants of a cell share; each tenant has alarms of its own beside them. */
export class CellAlarms extends Construct {
  /** The alarms. */
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: CellAlarmsProps) {
    super(scope, id);
    const { topic, proxy, loadBalancer } = props;
    this.alarms = [
      ...new RotationAlarms(this, 'Rotation', props).alarms,
      ...new BackupAlarms(this, 'Backup', props).alarms,
      ...(loadBalancer ? [this.createLoadBalancerAlarm(loadBalancer, topic)] : []),
      // Not refused connections: one tenant could hold an alarm on all of them, so each has one of its own.
      ...(proxy ? createProxyAlarms(new Construct(this, 'Egress'), proxy, topic) : []),
    ];
  }

  private createLoadBalancerAlarm({ metrics }: elbv2.IApplicationLoadBalancer, topic: sns.ITopic): cloudwatch.Alarm {
    return createAlarm(this, 'LoadBalancerErrors', {
      topic,
      description: 'The load balancer breaks connections off or waits in vain (502, 504): look for the target group.',
      // Not 503: it is what a gateway answers that is outside its office hours, and the tenant's own alarms watch it.
      metric: new cloudwatch.MathExpression({
        label: '502 and 504',
        expression: 'SUM([broken, late])',
        usingMetrics: {
          broken: metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_502_COUNT, FIVE_MINUTES),
          late: metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_504_COUNT, FIVE_MINUTES),
        },
        ...FIVE_MINUTES,
      }),
      threshold: 10,
      evaluationPeriods: 3,
      isState: true,
    });
  }
}

const FIVE_MINUTES = { period: Duration.minutes(5) };
