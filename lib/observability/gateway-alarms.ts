import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { BackupAlarms } from './backup-alarms';
import { createDeniedAlarm } from './denied-alarm';
import { GatewayLogs } from './gateway-logs';
import { RotationAlarms } from './rotation-alarms';
import { TaskAlarms } from './task-alarms';
import { TrafficAlarms } from './traffic-alarms';

/** Properties of `GatewayAlarms`. */
export interface GatewayAlarmsProps {
  /** Where alarms are sent. */
  readonly topic: sns.ITopic;

  /** The service of the gateway. */
  readonly service: ecs.FargateService;

  /** The logs of the gateway. */
  readonly logs: GatewayLogs;

  /**
   * The target group of the gateway.
   *
   * @default - no alarm on its health and errors
   */
  readonly targetGroup?: elbv2.ApplicationTargetGroup;

  /**
   * The load balancer in front of the gateway.
   *
   * @default - no alarm on its errors
   */
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;

  /**
   * The secret that holds the gateway's token; the account needs a CloudTrail trail for this one.
   *
   * @default - no alarm on failed rotations
   */
  readonly token?: secretsmanager.ISecret;

  /**
   * The function that rotates the token.
   *
   * @default - no alarm on its errors
   */
  readonly rotationFunction?: lambda.IFunction;

  /**
   * The queue that takes rotations that were given up.
   *
   * @default - no alarm on its messages
   */
  readonly rotationDeadLetterQueue?: sqs.IQueue;

  /**
   * The state machine that rolls new secrets out.
   *
   * @default - no alarm on its failures
   */
  readonly rollout?: sfn.IStateMachine;

  /**
   * The vault that the daily backups of the gateway's state are kept in.
   *
   * @default - no alarm on backups that fail or are missing
   */
  readonly backupVault?: backup.IBackupVault;

  /**
   * Connections of the gateway that the way out refused in five minutes, such as `EgressProxy.metricDeniedOfTenant(…)`.
   *
   * @default - no alarm on them
   */
  readonly deniedConnections?: cloudwatch.IMetric;
}

/** The alarms that a gateway cannot go without; each says what has happened and what to do. */
export class GatewayAlarms extends Construct {
  /** The alarms, for a dashboard or a composite alarm. */
  readonly alarms: cloudwatch.Alarm[];

  /** Those of the alarms that also go off where no gateway is meant to run: give them to OfficeHours. */
  readonly absenceAlarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, props: GatewayAlarmsProps) {
    super(scope, id);
    const task = new TaskAlarms(this, 'Task', props);
    const traffic = new TrafficAlarms(this, 'Traffic', props);
    const rotation = new RotationAlarms(this, 'Rotation', props);
    const backups = new BackupAlarms(this, 'Backup', props);
    const { deniedConnections, topic } = props;
    const denied = deniedConnections ? [createDeniedAlarm(this, deniedConnections, topic)] : [];
    this.alarms = [...task.alarms, ...traffic.alarms, ...rotation.alarms, ...backups.alarms, ...denied];
    this.absenceAlarms = [task.notRunning, ...(traffic.loadBalancerErrors ? [traffic.loadBalancerErrors] : [])];
  }
}
