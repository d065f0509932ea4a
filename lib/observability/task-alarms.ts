import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarm, metricMatches } from './create-alarm';

export interface TaskAlarmsProps {
  readonly service: ecs.FargateService;
  readonly topic: sns.ITopic;
}

/** Alarms on a gateway's task: gone, stopped by itself, out of memory. */
export class TaskAlarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];
  readonly notRunning: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: TaskAlarmsProps) {
    super(scope, id);
    const { service, topic } = props;
    this.notRunning = createAlarm(this, 'NotRunning', {
      topic,
      description: 'No task of the gateway has run for 15 minutes: look at the events of the ECS service.',
      metric: metricRunningTasks(service),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      // A task may wait six minutes for the state lease of the one before and take five more to start.
      evaluationPeriods: 15,
      // A service without a task sends no metric at all.
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      isState: true,
    });
    this.alarms = [
      this.notRunning,
      createAlarm(this, 'Stopped', {
        topic,
        description:
          'A task of the gateway ended by itself or failed its health checks: read its stopped reason in ECS within the hour, then the log of the gateway.',
        // One is enough: a gateway does not end by itself, and one that was made to end may be an attack.
        threshold: 1,
        metric: metricMatches(this.createRule('StoppedRule', service, STOPPED_BY_ITSELF)),
      }),
      createAlarm(this, 'OutOfMemory', {
        topic,
        description: 'The kernel killed a container of the gateway for want of memory: give the task more.',
        threshold: 1,
        metric: metricMatches(this.createRule('OutOfMemoryRule', service, OUT_OF_MEMORY)),
      }),
    ];
  }

  private createRule(id: string, service: ecs.FargateService, detail: { [key: string]: unknown }): events.Rule {
    return new events.Rule(this, id, {
      description: 'Counts tasks of an OpenClaw gateway that stopped unexpectedly',
      eventPattern: {
        source: ['aws.ecs'],
        detailType: ['ECS Task State Change'],
        detail: {
          clusterArn: [service.cluster.clusterArn],
          group: [`service:${service.serviceName}`],
          lastStatus: ['STOPPED'],
          ...detail,
        },
      },
    });
  }
}

/** The number of running tasks: each sends one sample of its CPU a minute. */
export function metricRunningTasks(service: ecs.FargateService, label?: string): cloudwatch.Metric {
  return service.metricCpuUtilization({
    statistic: cloudwatch.Stats.SAMPLE_COUNT,
    period: Duration.minutes(1),
    label,
  });
}

// Deployments and roll-outs stop tasks too, with stop code ServiceSchedulerInitiated and another reason.
const STOPPED_BY_ITSELF = {
  $or: [
    { stopCode: ['EssentialContainerExited', 'TaskFailedToStart'] },
    { stoppedReason: [{ prefix: 'Task failed' }] },
  ],
};

// A deployment kills what has not drained in time with the same exit code 137, so the code alone does not tell.
const OUT_OF_MEMORY = {
  $or: [
    { containers: { reason: [{ prefix: 'OutOfMemory' }] } },
    { stopCode: ['EssentialContainerExited'], containers: { exitCode: [137] } },
  ],
};
