import { fargateServices, singleTasks } from '../../../bin/synthesis/fargate-services';
import { Template, TemplateResource } from '../../../bin/synthesis/template';
import { resource, service, taskDefinition } from '../cells';

function template(properties: TemplateResource['Properties'], further: Template['Resources'] = {}): Template {
  return { Resources: { Task: taskDefinition(512, 2048), Service: service('Task', properties), ...further } };
}

const OFFICE_HOURS = [
  { Schedule: 'cron(0 8 ? * MON-FRI *)', ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 1 } },
  { Schedule: 'cron(0 18 ? * MON-FRI *)', ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
];

test('a service has the size of its task, and as many tasks as are wanted', () => {
  expect(fargateServices(template({ DesiredCount: 2 }))).toEqual([
    { architecture: 'Arm', vcpu: 0.5, gigabytes: 2, containers: 0, tasks: 2, peakTasks: 4, shareOfTime: 1 },
  ]);
});

test.each([
  [2, 200, 4],
  [2, 150, 3],
  [1, 100, 1],
  [1, 150, 1],
])('%d tasks with a maximum of %d %% are %d at the peak of a roll-out', (DesiredCount, MaximumPercent, peak) => {
  const [found] = fargateServices(template({ DesiredCount, DeploymentConfiguration: { MaximumPercent } }));
  expect(found?.peakTasks).toBe(peak);
});

test('a service that Auto Scaling stops outside office hours runs for a part of the week', () => {
  const target = resource('AWS::ApplicationAutoScaling::ScalableTarget', {
    ResourceId: { 'Fn::Join': ['/', ['service', { Ref: 'Cluster' }, { 'Fn::GetAtt': ['Service', 'Name'] }]] },
    ScheduledActions: OFFICE_HOURS,
  });
  const [found] = fargateServices(template({ DesiredCount: 0 }, { Target: target }));
  expect(found).toMatchObject({ tasks: 1, shareOfTime: 50 / 168 });
});

test('a service that EventBridge Scheduler stops outside office hours runs for a part of the week', () => {
  const call = (time: string, count: number) =>
    resource('AWS::Scheduler::Schedule', {
      ScheduleExpression: `cron(0 ${time} ? * MON-FRI *)`,
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:ecs:updateService',
        Input: { 'Fn::Join': ['', ['{"Service":"', { Ref: 'Service' }, `","DesiredCount":${count}}`]] },
      },
    });
  const [found] = fargateServices(template({}, { Start: call('8', 1), Stop: call('18', 0) }));
  expect(found).toMatchObject({ tasks: 1, shareOfTime: 50 / 168 });
});

test('a schedule of another service changes nothing', () => {
  const target = resource('AWS::ApplicationAutoScaling::ScalableTarget', {
    ResourceId: { 'Fn::GetAtt': ['OtherService', 'Name'] },
    ScheduledActions: OFFICE_HOURS,
  });
  expect(fargateServices(template({}, { Target: target }))[0]?.shareOfTime).toBe(1);
});

test('a task that no service runs is counted for itself', () => {
  const found = singleTasks(template({}, { Erasure: taskDefinition(256, 512) }));
  expect(found).toEqual([{ architecture: 'Arm', vcpu: 0.25, gigabytes: 0.5, containers: 0 }]);
});
