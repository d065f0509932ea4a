import { resourcesOf, Template, TemplateResource } from './template';
import { shareOfWeek } from './week';

/** The tasks of a service on Fargate. */
export interface FargateService {
  readonly architecture: 'Arm' | 'X86';
  readonly vcpu: number;
  readonly gigabytes: number;
  readonly containers: number;
  /** The tasks that run when the service runs. */
  readonly tasks: number;
  /** The tasks that run at once while a new version is rolled out. */
  readonly peakTasks: number;
  /** The part of the time in which the service runs, which a schedule makes less than 1. */
  readonly shareOfTime: number;
}

type TaskSize = Pick<FargateService, 'architecture' | 'vcpu' | 'gigabytes' | 'containers'>;

/** The services of a template that run on Fargate. */
export function fargateServices(template: Template): FargateService[] {
  return servicesOf(template).map(([id, { Properties = {} }]) => {
    const deployment = Properties['DeploymentConfiguration'] as { MaximumPercent?: number } | undefined;
    const scheduled = scheduledCounts(template, id);
    // A service that a schedule has stopped has no task now.
    const tasks = Math.max(numberOr(1, Properties['DesiredCount']), ...scheduled.map(count => count.tasks));
    const maximum = numberOr(200, deployment?.MaximumPercent);
    return {
      ...taskSize(template.Resources[taskDefinitionOf(Properties)]),
      tasks,
      peakTasks: Math.floor((tasks * Math.max(maximum, 100)) / 100),
      shareOfTime: shareOfWeek(scheduled.map(count => ({ schedule: count.schedule, on: count.tasks > 0 }))),
    };
  });
}

/** The sizes of tasks that no service runs: something starts each when it is needed. */
export function singleTasks(template: Template): TaskSize[] {
  const served = new Set(servicesOf(template).map(([, { Properties = {} }]) => taskDefinitionOf(Properties)));
  return Object.entries(template.Resources)
    .filter(([id, { Type }]) => Type === 'AWS::ECS::TaskDefinition' && !served.has(id))
    .map(([, definition]) => taskSize(definition));
}

function servicesOf(template: Template): [string, TemplateResource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::ECS::Service');
}

function taskDefinitionOf(properties: NonNullable<TemplateResource['Properties']>): string {
  return (properties['TaskDefinition'] as { Ref?: string } | undefined)?.Ref ?? '';
}

function taskSize(definition: TemplateResource | undefined): TaskSize {
  const { Cpu, Memory, RuntimePlatform, ContainerDefinitions } = definition?.Properties ?? {};
  const platform = RuntimePlatform as { CpuArchitecture?: string } | undefined;
  return {
    architecture: platform?.CpuArchitecture === 'ARM64' ? 'Arm' : 'X86',
    vcpu: numberOr(0, Cpu) / 1024,
    gigabytes: numberOr(0, Memory) / 1024,
    containers: Array.isArray(ContainerDefinitions) ? ContainerDefinitions.length : 0,
  };
}

interface ScheduledAction {
  readonly Schedule?: string;
  readonly ScalableTargetAction?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
}

/** When a service is given how many tasks, by Application Auto Scaling or by EventBridge Scheduler. */
function scheduledCounts(template: Template, service: string): { schedule: string; tasks: number }[] {
  const scaled = scalableTargetsOf(template, service).flatMap(({ Properties = {} }) =>
    scheduledActions(Properties).map(({ Schedule, ScalableTargetAction }) => ({
      schedule: `${Schedule}`,
      tasks: numberOr(1, ScalableTargetAction?.MaxCapacity),
    })),
  );
  const called = resourcesOf(template, 'AWS::Scheduler::Schedule').flatMap(({ Properties = {} }) => {
    const target = JSON.stringify(Properties['Target'] ?? {});
    const [, count] = /DesiredCount\W+(\d+)/.exec(target) ?? [];
    const isOurs = target.includes('ecs:updateService') && target.includes(`"${service}"`);
    return isOurs && count !== undefined
      ? [{ schedule: `${Properties['ScheduleExpression']}`, tasks: Number(count) }]
      : [];
  });
  return [...scaled, ...called];
}

function scalableTargetsOf(template: Template, service: string): TemplateResource[] {
  return resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget').filter(({ Properties }) =>
    JSON.stringify(Properties?.['ResourceId'] ?? '').includes(`"${service}"`),
  );
}

function scheduledActions(properties: NonNullable<TemplateResource['Properties']>): ScheduledAction[] {
  const actions = properties['ScheduledActions'];
  return Array.isArray(actions) ? actions : [];
}

/** A number of a template; another where a function makes it or it is left out. */
function numberOr(fallback: number, value: unknown): number {
  const number = typeof value === 'object' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : fallback;
}
