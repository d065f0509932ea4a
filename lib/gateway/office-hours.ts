import { Duration, Stack } from 'aws-cdk-lib';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { muteWindows } from './mute-windows';
import { WeeklyHours } from './weekly-hours';

/** Properties of OfficeHours. */
export interface OfficeHoursProps {
  /** The service of the gateway. */
  readonly service: ecs.FargateService;

  /** When the gateway runs. */
  readonly hours: WeeklyHours;

  /**
   * Alarms that go off because no gateway runs, such as `GatewayAlarms.absenceAlarms`, 100 at most.
   *
   * Their messages are held back while none is meant to run, and for twenty minutes after it was told to start: who is
   * still in alarm then is told.
   *
   * @default - no alarm is muted: one on a gateway that does not run goes off each evening
   */
  readonly absenceAlarms?: cloudwatch.IAlarm[];
}

/**
 * Runs a gateway in some hours of the week alone, and no task at all outside them.
 *
 * The template no longer says how many tasks the service has, as each deployment would start the gateway. What is
 * deployed outside the hours is first tried when they begin: no circuit breaker takes it back then. Whoever wants the
 * gateway on a free day sets the desired count of the service to 1; it stops when the next working day ends.
 */
export class OfficeHours extends Construct {
  constructor(scope: Construct, id: string, props: OfficeHoursProps) {
    super(scope, id);
    const { hours } = props;
    leaveCountToSchedule(props.service);
    const target = new appscaling.ScalableTarget(this, 'Target', {
      serviceNamespace: appscaling.ServiceNamespace.ECS,
      resourceId: `service/${props.service.cluster.clusterName}/${props.service.serviceName}`,
      scalableDimension: 'ecs:service:DesiredCount',
      minCapacity: 0,
      // OpenClaw allows one writer to its state.
      maxCapacity: 1,
      role: this.serviceLinkedRole(),
    });
    const { timeZone } = hours;
    target.scaleOnSchedule('Start', {
      schedule: scheduleOf(hours, hours._from),
      timeZone,
      minCapacity: 1,
      maxCapacity: 1,
    });
    target.scaleOnSchedule('Stop', {
      schedule: scheduleOf(hours, hours._to),
      timeZone,
      minCapacity: 0,
      maxCapacity: 0,
    });
    if (props.absenceAlarms?.length) {
      this.mute(hours, props.absenceAlarms);
    }
  }

  private mute(hours: WeeklyHours, alarms: cloudwatch.IAlarm[]): void {
    for (const { name, days, at, minutes } of muteWindows(hours)) {
      new cloudwatch.AlarmMuteRule(this, name, {
        description: 'The OpenClaw gateway is not meant to run',
        alarms,
        schedule: cloudwatch.ScheduleExpression.cron({ ...cronOf(days, at), timeZone: hours.timeZone }),
        duration: Duration.minutes(minutes),
      });
    }
  }

  // Application Auto Scaling makes it in the account, and takes no other for services of ECS.
  private serviceLinkedRole(): iam.IRole {
    const roleArn = Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName:
        'aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService',
    });
    return iam.Role.fromRoleArn(this, 'Role', roleArn, { mutable: false });
  }
}

function scheduleOf({ _days }: WeeklyHours, at: number): appscaling.Schedule {
  return appscaling.Schedule.cron(cronOf(_days, at));
}

function cronOf(days: readonly string[], at: number) {
  return { minute: `${at % 60}`, hour: `${Math.floor(at / 60)}`, weekDay: days.join(',').toUpperCase() };
}

// With a count in the template, each deployment at night would start the gateway until the next evening.
function leaveCountToSchedule(service: ecs.FargateService): void {
  const resource = service.node.findChild('Service') as ecs.CfnService;
  resource.desiredCount = undefined;
}
