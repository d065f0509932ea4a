import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { GatewayLogs } from './gateway-logs';
import { metricRunningTasks } from './task-alarms';

/** Properties of `GatewayDashboard`. */
export interface GatewayDashboardProps {
  /** The service of the gateway. */
  readonly service: ecs.FargateService;

  /** The logs of the gateway. */
  readonly logs: GatewayLogs;

  /**
   * Alarms whose state is shown.
   *
   * @default - none
   */
  readonly alarms?: cloudwatch.Alarm[];

  /**
   * The target group of the gateway.
   *
   * @default - no traffic is shown
   */
  readonly targetGroup?: elbv2.ApplicationTargetGroup;

  /**
   * The load balancer in front of the gateway.
   *
   * @default - its errors are not shown
   */
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;

  /**
   * Requests that were stopped before the gateway, such as `webAcl.metricBlocked()`.
   *
   * @default - not shown
   */
  readonly blockedRequests?: cloudwatch.IMetric;

  /**
   * Connections that the way out refused, such as `proxy.metricDenied()`.
   *
   * @default - not shown
   */
  readonly deniedConnections?: cloudwatch.IMetric;

  /**
   * The file system that holds the gateway's state.
   *
   * @default - no state is shown
   */
  readonly fileSystem?: efs.IFileSystem;
}

/** One page on a gateway: is it well, who talks to it, what was refused, what does it use. */
export class GatewayDashboard extends Construct {
  /** The dashboard. */
  readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: GatewayDashboardProps) {
    super(scope, id);
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', {
      defaultInterval: Duration.days(1),
      periodOverride: cloudwatch.PeriodOverride.AUTO,
    });
    this.addSection('Health', healthWidgets(props));
    this.addSection('Traffic', trafficWidgets(props));
    this.addSection('Security signals', securityWidgets(props));
    this.addSection('State', stateWidgets(props));
    this.addSection('Size', sizeWidgets(props));
  }

  private addSection(title: string, widgets: cloudwatch.IWidget[]): void {
    if (widgets.length) {
      const heading = new cloudwatch.TextWidget({ markdown: `## ${title}`, width: WIDTH, height: 1 });
      this.dashboard.addWidgets(heading);
      this.dashboard.addWidgets(...widgets);
    }
  }
}

const WIDTH = 24;

function healthWidgets({ alarms, service, targetGroup }: GatewayDashboardProps): cloudwatch.IWidget[] {
  const left = [
    metricRunningTasks(service, 'running'),
    ...(targetGroup ? [targetGroup.metrics.healthyHostCount({ label: 'healthy' })] : []),
  ];
  return [
    ...(alarms?.length ? [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: 12, height: 6 })] : []),
    graph('Tasks that run and tasks that are healthy', left),
  ];
}

function trafficWidgets({ targetGroup, loadBalancer }: GatewayDashboardProps): cloudwatch.IWidget[] {
  if (!targetGroup) {
    return [];
  }
  const metrics = targetGroup.metrics;
  const errors = [metrics.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, { label: 'gateway' })];
  if (loadBalancer) {
    errors.push(loadBalancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT, { label: 'load balancer' }));
  }
  return [
    graph('Requests', [metrics.requestCount()], 8),
    graph(
      'Response time',
      [metrics.targetResponseTime({ statistic: 'p50' }), metrics.targetResponseTime({ statistic: 'p99' })],
      8,
    ),
    graph('Errors (5xx)', errors, 8),
  ];
}

function securityWidgets({ logs, blockedRequests, deniedConnections }: GatewayDashboardProps): cloudwatch.IWidget[] {
  const refusals: cloudwatch.IMetric[] = [
    logs.metricRefused({ label: 'refused (401, 403)' }),
    logs.metricRateLimited({ label: 'cut off (429)' }),
  ];
  return [
    graph('Refused at the edge', blockedRequests ? [...refusals, blockedRequests] : refusals, 8),
    graph('Failed sign-ins', [logs.metricFailedSignIns()], 8),
    graph('Credentials in the log', [logs.metricMaskedCredentials()], 8),
    ...(deniedConnections ? [graph('Refused on the way out', [deniedConnections], WIDTH)] : []),
  ];
}

function stateWidgets({ fileSystem }: GatewayDashboardProps): cloudwatch.IWidget[] {
  if (!fileSystem) {
    return [];
  }
  const metric = (metricName: string, dimensions: { [name: string]: string } = {}) =>
    new cloudwatch.Metric({
      namespace: 'AWS/EFS',
      metricName,
      dimensionsMap: { FileSystemId: fileSystem.fileSystemId, ...dimensions },
    });
  return [
    graph('Bytes stored', [metric('StorageBytes', { StorageClass: 'Total' })], 8),
    graph('Part of the I/O limit in use (%)', [metric('PercentIOLimit')], 8),
    graph('Mounts', [metric('ClientConnections').with({ statistic: cloudwatch.Stats.SUM })], 8),
  ];
}

function sizeWidgets({ service }: GatewayDashboardProps): cloudwatch.IWidget[] {
  const both = (metric: cloudwatch.Metric) => [
    metric.with({ statistic: cloudwatch.Stats.AVERAGE, label: 'average' }),
    metric.with({ statistic: cloudwatch.Stats.MAXIMUM, label: 'maximum' }),
  ];
  return [
    graph('CPU of the size paid for (%)', both(service.metricCpuUtilization())),
    graph('Memory of the size paid for (%)', both(service.metricMemoryUtilization())),
  ];
}

function graph(title: string, left: cloudwatch.IMetric[], width = 12): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0 } });
}
