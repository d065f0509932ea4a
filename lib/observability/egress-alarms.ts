import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EgressProxy } from '../egress';
import { createDeniedAlarm, DENIED_THRESHOLD } from './denied-alarm';
import { createProxyAlarms } from './proxy-alarms';

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
    const { proxy, topic, deniedThreshold = DENIED_THRESHOLD } = props;
    if (!Number.isInteger(deniedThreshold) || deniedThreshold < 1) {
      throw new Error(`deniedThreshold must be a whole number of at least 1, got ${deniedThreshold}`);
    }
    this.alarms = [
      ...createProxyAlarms(this, proxy, topic),
      createDeniedAlarm(this, proxy.metricDenied(FIVE_MINUTES), topic, deniedThreshold),
    ];
  }
}
