import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EgressProxy } from '../egress';
import { EgressAlarms } from './egress-alarms';
import { RotationAlarms } from './rotation-alarms';
import { loadBalancerAlarm } from './traffic-alarms';

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
      ...(loadBalancer ? [loadBalancerAlarm(this, loadBalancer, topic)] : []),
      ...(proxy ? new EgressAlarms(this, 'Egress', { proxy, topic }).alarms : []),
    ];
  }
}
