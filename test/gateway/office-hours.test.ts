import { Stack, TimeZone } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { NAG_PACKS } from '../../bin/checks';
import { OpenClawChecks } from '../../lib/compliance';
import { OfficeHours, WeeklyHours, WeeklyHoursProps } from '../../lib/gateway';
import { gatewayIn, testStack } from './fixture';

interface Options extends Partial<WeeklyHoursProps> {
  readonly isMuted?: boolean;
}

function create({ isMuted = true, ...hours }: Options = {}): { stack: Stack; officeHours: OfficeHours } {
  const stack = testStack();
  const { service } = gatewayIn(stack);
  const alarm = service
    .metricCpuUtilization()
    .createAlarm(stack, 'NotRunning', { threshold: 1, evaluationPeriods: 15 });
  const officeHours = new OfficeHours(stack, 'OfficeHours', {
    service,
    hours: new WeeklyHours({ days: 'mon-fri', from: '08:00', to: '18:30', timeZone: TimeZone.EUROPE_BERLIN, ...hours }),
    absenceAlarms: isMuted ? [alarm] : undefined,
  });
  return { stack, officeHours };
}

const synth = (options?: Options) => Template.fromStack(create(options).stack);
const template = synth();

test('starts one task when the hours begin and stops it when they end, by the clock of the place', () => {
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 1);
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: 0,
    MaxCapacity: 1,
    ScheduledActions: [
      {
        ScheduledActionName: 'Start',
        Schedule: 'cron(0 8 ? * MON,TUE,WED,THU,FRI *)',
        Timezone: 'Europe/Berlin',
        ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 1 },
      },
      {
        ScheduledActionName: 'Stop',
        Schedule: 'cron(30 18 ? * MON,TUE,WED,THU,FRI *)',
        Timezone: 'Europe/Berlin',
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
      },
    ],
  });
});

test('scales this service, as the role that Application Auto Scaling has in the account', () => {
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    ResourceId: {
      'Fn::Join': [
        '',
        [
          'service/',
          { Ref: Match.stringLikeRegexp('^GatewayCluster') },
          '/',
          { 'Fn::GetAtt': [Match.stringLikeRegexp('^GatewayService'), 'Name'] },
        ],
      ],
    },
    RoleARN: {
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':iam::',
          { Ref: 'AWS::AccountId' },
          ':role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService',
        ],
      ],
    },
  });
});

test('makes no role and no policy', () => {
  const stack = testStack();
  gatewayIn(stack);
  const without = Template.fromStack(stack);
  for (const type of ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']) {
    expect(Object.keys(template.findResources(type))).toEqual(Object.keys(without.findResources(type)));
  }
});

test('takes the count of tasks out of the template, so that no deployment starts the gateway at night', () => {
  template.hasResourceProperties('AWS::ECS::Service', { DesiredCount: Match.absent() });
});

test('holds the alarms back while no gateway is meant to run, and while it starts', () => {
  const rules = Object.values(template.findResources('AWS::CloudWatch::AlarmMuteRule'));
  expect(rules.map(({ Properties }) => Properties.Rule.Schedule)).toEqual([
    { Expression: 'cron(0 6 * * MON,TUE,WED,THU,FRI)', Duration: 'PT2H20M', Timezone: 'Europe/Berlin' },
    { Expression: 'cron(30 18 * * MON,TUE,WED,THU)', Duration: 'PT13H30M', Timezone: 'Europe/Berlin' },
    { Expression: 'cron(30 18 * * FRI)', Duration: 'P2DT13H30M', Timezone: 'Europe/Berlin' },
  ]);
  for (const { Properties } of rules) {
    expect(Properties.MuteTargets).toEqual({ AlarmNames: [{ Ref: expect.stringMatching('^NotRunning') }] });
  }
});

test('mutes nothing without alarms', () => {
  synth({ isMuted: false }).resourceCountIs('AWS::CloudWatch::AlarmMuteRule', 0);
});

test('mutes several alarms with the same rules', () => {
  const stack = testStack();
  const { service } = gatewayIn(stack);
  const absenceAlarms = ['One', 'Two'].map(name => cloudwatch.Alarm.fromAlarmName(stack, name, name));
  const hours = new WeeklyHours({ days: 'mon-sun', from: '08:00', to: '18:00', timeZone: TimeZone.ETC_UTC });
  new OfficeHours(stack, 'OfficeHours', { service, hours, absenceAlarms });
  const rules = Template.fromStack(stack);
  rules.resourceCountIs('AWS::CloudWatch::AlarmMuteRule', 2);
  rules.allResourcesProperties('AWS::CloudWatch::AlarmMuteRule', { MuteTargets: { AlarmNames: ['One', 'Two'] } });
});

test('is one resource, and three more where alarms are muted', () => {
  const count = (options?: Options) =>
    create(options)
      .officeHours.node.findAll()
      .filter(({ node }) => node.id === 'Resource').length;
  expect(count({ isMuted: false })).toBe(1);
  expect(count()).toBe(4);
});

test.each(Object.entries(NAG_PACKS))('has no finding of %s that nobody acknowledged', (_name, createPack) => {
  const { officeHours } = create();
  expect(createPack().validateScope(officeHours).violations).toEqual([]);
});

test('has no finding of our own rules: the gateway still has one task at most', () => {
  const violationsOf = (stack: Stack) =>
    new OpenClawChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);
  const stack = testStack();
  gatewayIn(stack);
  expect(violationsOf(create({ isMuted: false }).stack)).toEqual(violationsOf(stack));
});
