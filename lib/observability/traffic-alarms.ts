import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarm } from './create-alarm';
import { GatewayLogs } from './gateway-logs';

export interface TrafficAlarmsProps {
  readonly logs: GatewayLogs;
  readonly targetGroup?: elbv2.ApplicationTargetGroup;
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;
  readonly topic: sns.ITopic;
}

const FIVE_MINUTES = { period: Duration.minutes(5) };

/** Alarms on what reaches a gateway, what it refuses, and what it cannot answer. */
export class TrafficAlarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];
  readonly loadBalancerErrors?: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: TrafficAlarmsProps) {
    super(scope, id);
    this.alarms = [
      ...this.createRefusalAlarms(props),
      ...(props.targetGroup ? this.createTargetAlarms(props.targetGroup, props.topic) : []),
    ];
    if (props.loadBalancer) {
      this.loadBalancerErrors = loadBalancerAlarm(this, props.loadBalancer, props.topic);
      this.alarms.push(this.loadBalancerErrors);
    }
  }

  private createRefusalAlarms({ logs, topic }: TrafficAlarmsProps): cloudwatch.Alarm[] {
    return [
      createAlarm(this, 'Refused', {
        topic,
        description: 'Many requests were refused (401, 403): look for the address in the log of the edge.',
        metric: logs.metricRefused(FIVE_MINUTES),
        // A person with an old bookmark makes a handful; a scanner makes hundreds.
        threshold: 30,
      }),
      createAlarm(this, 'RateLimited', {
        topic,
        description: 'Many requests were cut off (429): look for the address in the log of the edge.',
        metric: logs.metricRateLimited(FIVE_MINUTES),
        // A burst that the edge flattens is normal; a client that goes on after being told is not.
        threshold: 30,
      }),
      createAlarm(this, 'FailedSignIns', {
        topic,
        description: 'Somebody guesses the token of the gateway: rotate it if the address is not one of yours.',
        metric: logs.metricFailedSignIns(FIVE_MINUTES),
        // OpenClaw locks an address out after ten failures, so ten is one lock-out.
        threshold: 10,
      }),
    ];
  }

  private createTargetAlarms(targetGroup: elbv2.ApplicationTargetGroup, topic: sns.ITopic): cloudwatch.Alarm[] {
    return [
      // No target sends no data: that is told by the alarm on the running task.
      createAlarm(this, 'Unhealthy', {
        topic,
        description: 'The gateway runs but fails its health check: read its log, ECS replaces it soon.',
        metric: targetGroup.metrics.unhealthyHostCount({
          statistic: cloudwatch.Stats.MAXIMUM,
          period: Duration.minutes(1),
        }),
        threshold: 1,
        evaluationPeriods: 5,
        isState: true,
      }),
      createAlarm(this, 'TargetErrors', {
        topic,
        description: 'The gateway answers with errors (5xx): read its log.',
        metric: targetGroup.metrics.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, FIVE_MINUTES),
        ...LONGER_THAN_A_RESTART,
      }),
    ];
  }
}

/** An alarm on what a load balancer cannot answer. */
export function loadBalancerAlarm(
  scope: Construct,
  loadBalancer: elbv2.IApplicationLoadBalancer,
  topic: sns.ITopic,
): cloudwatch.Alarm {
  return createAlarm(scope, 'LoadBalancerErrors', {
    topic,
    description: 'The load balancer answers with errors (5xx): no gateway is there, or it breaks connections off.',
    metric: loadBalancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT, FIVE_MINUTES),
    ...LONGER_THAN_A_RESTART,
  });
}

// There is one task, so a restart answers with errors for some minutes, and more than ten minutes are no restart.
const LONGER_THAN_A_RESTART = { threshold: 10, evaluationPeriods: 3, isState: true };
