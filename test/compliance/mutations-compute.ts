import { GONE, Pattern } from './mutate';

/** What is changed, what is put there, and the rules that must find it, no more and no fewer. */
export type Mutation = readonly [pattern: Pattern, values: readonly unknown[], expected: readonly string[]];

const HASH = '0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';
// Put together here, so that no scanner takes this file for a leak.
const TOKEN = ['xoxb', '1234567890', 'abcdefghij'].join('-');

const TASK = 'Gateway/ECS::TaskDefinition';
const SERVICE = 'Gateway/ECS::Service';
const DEPLOYMENT = 'Properties.DeploymentConfiguration';

function anyContainer(path: string): Pattern {
  return [TASK, `Properties.ContainerDefinitions.*.${path}`];
}

function container(name: string, path: string): Pattern {
  return [TASK, `Properties.ContainerDefinitions[Name=${name}].${path}`];
}

function variable(name: string): Mutation[] {
  const entry = `Environment[Name=${name}]`;
  const rule = VARIABLES[name] ?? [];
  return [
    [container('gateway', entry), [GONE], rule],
    [container('gateway', `${entry}.Value`), ['', 'other'], rule],
  ];
}

const VARIABLES: { [name: string]: string[] } = {
  OPENCLAW_CONFIG_READONLY: ['ECS26'],
  OPENCLAW_SUPERVISOR_MODE: ['ECS27'],
  OPENCLAW_OFFLINE: ['ECS28'],
  OPENCLAW_NO_AUTO_UPDATE: ['ECS29'],
  OPENCLAW_DISABLE_BONJOUR: ['ECS30'],
};

/** Changes of the task, its containers and their images. */
const TASK_MUTATIONS: Mutation[] = [
  [anyContainer('ReadonlyRootFilesystem'), [GONE, false], ['ECS1']],
  [anyContainer('LinuxParameters.Capabilities.Drop'), [GONE, ['NET_RAW']], ['ECS2']],
  [anyContainer('LinuxParameters.Capabilities.Add'), [['SYS_PTRACE']], ['ECS3']],
  [anyContainer('User'), [GONE, 'root', '0'], ['ECS4']],
  [anyContainer('Privileged'), [true], ['ECS5']],
  [[TASK, 'Properties.PidMode'], ['task', 'host'], ['ECS6']],
  [[TASK, 'Properties.IpcMode'], ['task', 'host'], ['ECS6']],
  [[TASK, 'Properties.NetworkMode'], [GONE, 'host', 'bridge'], ['ECS7']],
  [container('gateway', 'PortMappings'), [[{ ContainerPort: 18789 }]], ['ECS8']],
  [container('edge', 'PortMappings.*.ContainerPort'), [18789], ['ECS8']],
  [anyContainer('LogConfiguration'), [GONE], ['ECS17']],
  [anyContainer('LogConfiguration.Options.awslogs-create-group'), ['true'], ['LOG5']],
  [anyContainer('LogConfiguration.Options.mode'), [GONE, 'blocking'], ['LOG6']],
  [container('gateway', 'HealthCheck'), [GONE], ['ECS18']],
  [container('gateway', 'HealthCheck.Command'), [['CMD-SHELL', 'curl 127.0.0.1:18789/readyz']], ['ECS18']],
  [container('gateway', 'HealthCheck.StartPeriod'), [GONE, 60], ['ECS19']],
  [container('gateway', 'StopTimeout'), [GONE, 30], ['ECS20']],
  [[TASK, 'Properties.Memory'], ['512', '1024'], ['ECS21']],
  [container('gateway', 'LinuxParameters.InitProcessEnabled'), [GONE, false], ['ECS22']],
  [anyContainer('LinuxParameters.Tmpfs.*.MountOptions'), [GONE, ['nosuid', 'nodev'], ['noexec', 'nosuid']], ['ECS23']],
  [[TASK, 'Properties.Volumes[Name=scratch].Host'], [{ SourcePath: '/var/run/docker.sock' }], ['ECS24']],
  [container('gateway', 'Environment[Name=XDG_CACHE_HOME].Value'), [TOKEN], ['ECS25']],
  [container('gateway', 'Environment[Name=XDG_CACHE_HOME].Name'), ['CACHE_PASSWORD'], ['ECS25']],
  ...Object.keys(VARIABLES).flatMap(variable),
  [container('gateway', 'Environment'), [GONE], ['ECS26', 'ECS27', 'ECS28', 'ECS29', 'ECS30', 'ECS31', 'EFS12']],
  [container('gateway', 'MountPoints[SourceVolume=config].ReadOnly'), [GONE, false], ['ECS31']],
  [container('gateway', 'Environment[Name=OPENCLAW_CONFIG_PATH].Value'), ['/var/lib/openclaw/o.json'], ['ECS31']],
  [anyContainer('Ulimits[Name=core]'), [GONE], ['ECS33']],
  [anyContainer('Ulimits[Name=core].HardLimit'), [-1], ['ECS33']],
  [container('gateway', 'Essential'), [false], ['ECS34']],
  [container('gateway', 'RestartPolicy'), [{ Enabled: true }], ['ECS35']],
  [anyContainer('EnvironmentFiles'), [[{ Type: 's3', Value: 'arn:aws:s3:::bucket/a.env' }]], ['ECS37']],
  [container('edge', 'Image'), ['nginx:latest'], ['IMG1']],
  [container('gateway', 'Image'), ['ghcr.io/openclaw/openclaw:latest'], ['IMG1']],
  [container('gateway', 'Image'), [`ghcr.io/openclaw/openclaw:2026.5.4@sha256:${HASH}`], ['IMG2']],
  [container('gateway', 'Image'), [`someone/openclaw:2026.9.6@sha256:${HASH}`], ['IMG3']],
  [container('gateway', 'Secrets[Name=SLACK_BOT_TOKEN].Name'), ['DISCORD_BOT_TOKEN'], ['IMG4']],
];

/** Changes of the service and its cluster. */
const SERVICE_MUTATIONS: Mutation[] = [
  [[SERVICE, 'Properties.EnableExecuteCommand'], [true], ['ECS9']],
  [[SERVICE, 'Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp'], [GONE, 'ENABLED'], ['ECS10']],
  [[SERVICE, `${DEPLOYMENT}.MinimumHealthyPercent`], [GONE, 50, 100], ['ECS11']],
  [[SERVICE, `${DEPLOYMENT}.MaximumPercent`], [GONE, 200], ['ECS11']],
  [[SERVICE, DEPLOYMENT], [GONE], ['ECS11', 'ECS15']],
  [[SERVICE, 'Properties.DesiredCount'], [2], ['ECS12']],
  [[SERVICE, 'Properties.AvailabilityZoneRebalancing'], [GONE, 'ENABLED'], ['ECS13']],
  [[SERVICE, `${DEPLOYMENT}.Strategy`], ['BLUE_GREEN', 'CANARY'], ['ECS14']],
  [[SERVICE, 'Properties.DeploymentController'], [{ Type: 'CODE_DEPLOY' }, { Type: 'EXTERNAL' }], ['ECS14']],
  [[SERVICE, `${DEPLOYMENT}.DeploymentCircuitBreaker`], [GONE, { Enable: false, Rollback: true }], ['ECS15']],
  [[SERVICE, `${DEPLOYMENT}.DeploymentCircuitBreaker.Rollback`], [false], ['ECS15']],
  [[SERVICE, 'Properties.PlatformVersion'], ['1.3.0'], ['ECS16']],
  [[SERVICE, 'Properties.HealthCheckGracePeriodSeconds'], [GONE, 60], ['ECS36']],
  [['Gateway/ECS::Cluster', 'Properties.ClusterSettings'], [GONE, []], ['ECS32']],
  [['Gateway/ECS::Cluster', 'Properties.ClusterSettings.*.Value'], ['disabled'], ['ECS32']],
];

export const COMPUTE_MUTATIONS: readonly Mutation[] = [...TASK_MUTATIONS, ...SERVICE_MUTATIONS];
