import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { named, override } from './named';

const HASH = '0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';

/** What the task of the hardened deployment is made with. */
export interface TaskProps {
  readonly taskRole: iam.IRole;
  readonly executionRole: iam.IRole;
  readonly fileSystem: efs.IFileSystem;
  readonly accessPoint: efs.IAccessPoint;
  readonly logGroup: logs.ILogGroup;
  readonly token: secretsmanager.ISecret;
  readonly keys: secretsmanager.ISecret;
}

/** The task: a gateway, its edge and what writes its configuration. */
export function createTask(stack: Stack, props: TaskProps): ecs.FargateTaskDefinition {
  const { taskRole, executionRole } = props;
  const task = new ecs.FargateTaskDefinition(stack, 'TaskOf', {
    cpu: 512,
    memoryLimitMiB: 2048,
    taskRole,
    executionRole,
  });
  task.addVolume({
    name: 'state',
    efsVolumeConfiguration: {
      fileSystemId: props.fileSystem.fileSystemId,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: props.accessPoint.accessPointId, iam: 'ENABLED' },
    },
  });
  task.addVolume({ name: 'config' });
  addGateway(stack, task, props);
  addSidecars(stack, task, props);
  named(task, 'Task');
  return task;
}

function addGateway(stack: Stack, task: ecs.FargateTaskDefinition, props: TaskProps): void {
  const gateway = task.addContainer('gateway', {
    ...hardened(stack, 'gateway', props.logGroup),
    image: ecs.ContainerImage.fromRegistry(`ghcr.io/openclaw/openclaw:2026.9.6@sha256:${HASH}`),
    user: '1000:1000',
    environment: {
      OPENCLAW_STATE_DIR: '/var/lib/openclaw',
      OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
      OPENCLAW_CONFIG_READONLY: '1',
      OPENCLAW_SUPERVISOR_MODE: 'external',
      OPENCLAW_OFFLINE: '1',
      OPENCLAW_NO_AUTO_UPDATE: '1',
      OPENCLAW_DISABLE_BONJOUR: '1',
    },
    secrets: {
      OPENCLAW_GATEWAY_TOKEN: ecs.Secret.fromSecretsManager(props.token),
      SLACK_BOT_TOKEN: ecs.Secret.fromSecretsManager(props.keys, 'SLACK_BOT_TOKEN'),
    },
    healthCheck: {
      command: ['CMD', 'check', 'http://127.0.0.1:18789/startupz'],
      startPeriod: Duration.seconds(300),
    },
    stopTimeout: Duration.seconds(120),
  });
  gateway.addMountPoints(
    { sourceVolume: 'state', containerPath: '/var/lib/openclaw', readOnly: false },
    { sourceVolume: 'config', containerPath: '/etc/openclaw', readOnly: true },
  );
}

function addSidecars(stack: Stack, task: ecs.FargateTaskDefinition, { logGroup }: TaskProps): void {
  const repository = new ecr.Repository(stack, 'RepositoryOf', {
    imageTagMutability: ecr.TagMutability.IMMUTABLE,
    imageScanOnPush: true,
  });
  named(repository, 'Repository');
  const image = ecs.ContainerImage.fromEcrRepository(repository, `sha256:${HASH}`);
  task.addContainer('edge', {
    ...hardened(stack, 'edge', logGroup),
    image,
    user: '101:101',
    portMappings: [{ containerPort: 8443 }],
  });
  task.addContainer('config', {
    ...hardened(stack, 'config', logGroup),
    image,
    user: '1000:1000',
    essential: false,
    environment: {
      OPENCLAW_CONFIG: JSON.stringify({ channels: { slack: { enabled: true } } }),
      OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
    },
  });
}

function hardened(stack: Stack, name: string, logGroup: logs.ILogGroup) {
  const linuxParameters = new ecs.LinuxParameters(stack, `${name}-linux`, { initProcessEnabled: true });
  linuxParameters.dropCapabilities(ecs.Capability.ALL);
  const { NOEXEC, NOSUID, NODEV } = ecs.TmpfsMountOption;
  linuxParameters.addTmpfs({ containerPath: '/tmp', size: 64, mountOptions: [NOEXEC, NOSUID, NODEV] });
  return {
    linuxParameters,
    readonlyRootFilesystem: true,
    ulimits: [{ name: ecs.UlimitName.CORE, softLimit: 0, hardLimit: 0 }],
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: name, mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
  };
}

/** The service that keeps the task running. */
export function createService(stack: Stack, vpc: ec2.IVpc, taskDefinition: ecs.FargateTaskDefinition): void {
  const cluster = new ecs.Cluster(stack, 'ClusterOf', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
  named(cluster, 'Cluster');
  const service = new ecs.FargateService(stack, 'ServiceOf', {
    cluster,
    taskDefinition,
    assignPublicIp: false,
    platformVersion: ecs.FargatePlatformVersion.LATEST,
    desiredCount: 1,
    minHealthyPercent: 0,
    maxHealthyPercent: 100,
    availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED,
    circuitBreaker: { enable: true, rollback: true },
    enableExecuteCommand: false,
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', 'sg-1')],
  });
  const resource = service.node.findChild('Service');
  override(named(resource, 'Service'), 'HealthCheckGracePeriodSeconds', 600);
  override(named(resource, 'Service'), 'LoadBalancers', [
    { ContainerName: 'edge', ContainerPort: 8443, TargetGroupArn: 'arn:aws:target' },
  ]);
}
