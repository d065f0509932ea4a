import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as efs from 'aws-cdk-lib/aws-efs';
import { GatewayDashboard, GatewayDashboardProps, GatewayLogs } from '../../lib/observability';
import { Site } from './fixture';

interface Widget {
  type: string;
  width: number;
  properties: { title?: string; markdown?: string; metrics?: unknown[][]; alarms?: unknown[] };
}

type Optional = { [K in keyof GatewayDashboardProps]?: GatewayDashboardProps[K] };

function synth(optional: (site: Site, logs: GatewayLogs) => Optional = everything) {
  const site = new Site();
  const logs = new GatewayLogs(site.stack, 'Logs', { encryptionKey: site.encryptionKey });
  const dashboard = new GatewayDashboard(site.stack, 'Dashboard', {
    service: site.service,
    logs,
    ...optional(site, logs),
  });
  const [resource] = Object.values(site.template.findResources('AWS::CloudWatch::Dashboard'));
  return { site, dashboard, resource, widgets: bodyOf(resource.Properties.DashboardBody).widgets };
}

function bodyOf(body: { 'Fn::Join': [string, unknown[]] }): { widgets: Widget[]; start: string } {
  const parts = body['Fn::Join'][1].map(part => (typeof part === 'string' ? part : 'reference'));
  return JSON.parse(parts.join(''));
}

function everything({ loadBalancer, stack, targetGroup, vpc }: Site, logs: GatewayLogs): Optional {
  return {
    loadBalancer,
    targetGroup,
    alarms: [logs.metricRefused().createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 })],
    blockedRequests: new cloudwatch.Metric({ namespace: 'AWS/WAFV2', metricName: 'BlockedRequests' }),
    deniedConnections: new cloudwatch.Metric({ namespace: 'OpenClaw/Proxy', metricName: 'Denied' }),
    fileSystem: new efs.FileSystem(stack, 'Files', { vpc }),
  };
}

function metricNames(widgets: Widget[], title: string): unknown[] {
  const [widget] = widgets.filter(({ properties }) => properties.title === title);
  const names: unknown[] = [];
  for (const metric of widget.properties.metrics ?? []) {
    // A dot stands for the value of the metric before.
    names.push(metric[1] === '.' ? names.at(-1) : metric[1]);
  }
  return names;
}

test('tells the story from health to size', () => {
  const headings = synth().widgets.flatMap(({ properties }) => properties.markdown ?? []);
  expect(headings).toEqual(['## Health', '## Traffic', '## Security signals', '## State', '## Size']);
});

test('leaves out what a gateway does not have', () => {
  const { widgets } = synth(() => ({}));
  expect(widgets.flatMap(({ properties }) => properties.markdown ?? [])).toEqual([
    '## Health',
    '## Security signals',
    '## Size',
  ]);
  expect(metricNames(widgets, 'Refused at the edge')).toEqual(['Refused', 'RateLimited']);
});

test.each([
  ['Tasks that run and tasks that are healthy', ['CPUUtilization', 'HealthyHostCount']],
  ['Requests', ['RequestCount']],
  ['Response time', ['TargetResponseTime', 'TargetResponseTime']],
  ['Errors (5xx)', ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count']],
  ['Refused at the edge', ['Refused', 'RateLimited', 'BlockedRequests']],
  ['Failed sign-ins', ['FailedSignIns']],
  ['Credentials in the log', ['LogEventsWithFindings']],
  ['Bytes stored', ['StorageBytes']],
  ['Part of the I/O limit in use (%)', ['PercentIOLimit']],
  ['Mounts', ['ClientConnections']],
  ['CPU of the size paid for (%)', ['CPUUtilization', 'CPUUtilization']],
  ['Memory of the size paid for (%)', ['MemoryUtilization', 'MemoryUtilization']],
])('shows %s', (title, names) => {
  expect(metricNames(synth().widgets, title)).toEqual(names);
});

test('shows the state of the alarms', () => {
  const [widget] = synth().widgets.filter(({ type }) => type === 'alarm');
  expect(widget.properties.alarms).toHaveLength(1);
});

test('shows a day, and lets CloudWatch name the dashboard', () => {
  const { resource } = synth();
  expect(resource.Properties.DashboardName).toBeUndefined();
  expect(bodyOf(resource.Properties.DashboardBody).start).toBe('-P1D');
});

test('passes both rule packs', () => {
  const { site, dashboard } = synth();
  expect(site.violations(dashboard)).toEqual([]);
});

test('shows what was refused on the way out, where there is something that refuses', () => {
  expect(metricNames(synth().widgets, 'Refused on the way out')).toEqual(['Denied']);
  const { widgets } = synth(() => ({}));
  expect(widgets.filter(({ properties }) => properties.title === 'Refused on the way out')).toEqual([]);
});
