import { Duration, Lazy, Size, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { OpenClawConfig } from '../config';
import { IEgressRoute } from '../egress';
import { GatewayLogs } from '../observability';
import { closedSecurityGroup } from '../private/closed-security-group';
import { imageAsset } from '../private/image-asset';
import { createExecutionRole, createTaskRole } from '../private/task-roles';
import { GatewayToken, ProviderSecret } from '../secrets';
import { StateVolume } from '../state';
import { approvedDevicesVariable, validateApprovedDevices } from './approved-devices';
import { validateExecDenied } from './config-guard';
import { EDGE_PORT, renderEdgeConfig } from './edge-config';
import { validateEgress } from './egress-guard';
import { GatewayImage } from './gateway-image';
import { addContainers } from './task-containers';
import { injectedSecrets, readableSecrets, validateProviderSecret } from './task-secrets';
import { TaskSize, taskSize } from './task-size';
import { warnAboutTeam } from './team-warnings';

/** Properties of Gateway. */
export interface GatewayProps {
  /** The tenant whose gateway it is, the same as that of `state`. */
  readonly tenantId: string;

  /** What OpenClaw is told; the task keeps it where the agent cannot write. */
  readonly config: OpenClawConfig;

  /** The token that clients present. */
  readonly token: GatewayToken;

  /**
   * The keys of the model provider and the channels.
   *
   * @default - none; an error when the config needs any
   */
  readonly providerSecret?: ProviderSecret;

  /** Where the gateway keeps its state. */
  readonly state: StateVolume;

  /** The network of the gateway. */
  readonly vpc: ec2.IVpc;

  /** The subnets that the task may be placed in; it gets no public address. */
  readonly subnets: ec2.SubnetSelection;

  /**
   * The cluster that the service runs in.
   *
   * @default - a cluster of its own with enhanced Container Insights
   */
  readonly cluster?: ecs.ICluster;

  /** The way out to the internet. */
  readonly egress: IEgressRoute;

  /** The log groups of the gateway and its edge. */
  readonly logs: GatewayLogs;

  /** The subnets of the load balancer, whose X-Forwarded-For is believed. */
  readonly loadBalancerCidrs: string[];

  /**
   * The ids of the browsers and other clients that may use the token as operators; OpenClaw pairs no other.
   *
   * The gateway's log names each device that asks. A device that is taken off the list is unpaired.
   *
   * @default - none; the log names the devices that ask
   */
  readonly approvedDevices?: string[];

  /**
   * The image of OpenClaw.
   *
   * @default GatewayImage.fromAsset()
   */
  readonly image?: GatewayImage;

  /**
   * The CPU units of the task: 256, 512, 1024, 2048 or 4096.
   *
   * @default 512
   */
  readonly cpu?: number;

  /**
   * The memory of the task, in a size that Fargate has with `cpu`.
   *
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;
}

/**
 * One OpenClaw gateway behind its edge, as a Fargate service of exactly one task.
 *
 * Only the edge has a port. What may reach it is up to `connections`; what the gateway may reach is the state, the
 * egress route, and what `connections` is given access to beyond: the interface endpoints of the VPC.
 */
export class Gateway extends Construct implements ec2.IConnectable {
  /** The port of the edge, TLS only. */
  public static readonly EDGE_PORT = EDGE_PORT;

  /** The service, which never runs two tasks at once. */
  public readonly service: ecs.FargateService;

  /** The task definition, with the containers `config`, `gateway` and `edge`. */
  public readonly taskDefinition: ecs.FargateTaskDefinition;

  /** The role of the code in the task; it can mount the state and nothing else. */
  public readonly taskRole: iam.Role;

  /** The role with which ECS starts the task; it can read the two secrets. */
  public readonly executionRole: iam.Role;

  /** The cluster that the service runs in. */
  public readonly cluster: ecs.ICluster;

  /** What OpenClaw was told. */
  public readonly config: OpenClawConfig;

  /** The security group of the task. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    validateTenant(props);
    validateProviderSecret(props);
    validateApprovedDevices(props.approvedDevices);
    validateEgress(props.config.allowedHosts, props.egress.allowedHosts);
    warnAboutTeam(this, props.config, props.approvedDevices);
    const size = taskSize(this, props.cpu, props.memory);
    const rendered = renderConfigs(props);

    this.config = props.config;
    this.cluster = props.cluster ?? this.createCluster(props.vpc);
    const image = props.image ?? GatewayImage.fromAsset();
    const gatewayImage = image._bind(this, props.config.plugins);
    const edgeAsset = imageAsset(this, 'EdgeImage', 'edge', image.cpuArchitecture);

    this.taskRole = createTaskRole(this, PURPOSE, [props.state.mountStatement()]);
    this.executionRole = createExecutionRole(this, PURPOSE, {
      secrets: readableSecrets(props),
      repositories: [edgeAsset.repository, ...(gatewayImage.repository ? [gatewayImage.repository] : [])],
      logGroups: [props.logs.gateway, props.logs.edge],
    });
    for (const secret of readableSecrets(props)) {
      secret.allowReader(this.executionRole);
    }

    this.taskDefinition = this.createTaskDefinition(size, image.cpuArchitecture);
    addContainers(this.taskDefinition, {
      ...rendered,
      gatewayImage: gatewayImage.image,
      edgeImage: ecs.ContainerImage.fromDockerImageAsset(edgeAsset),
      environment: props.egress.environment,
      caCertificates: props.egress.caCertificates,
      approvedDevices: approvedDevicesVariable(props.approvedDevices),
      secrets: injectedSecrets(this, props),
      memoryMiB: size.memoryMiB,
      state: props.state,
      logs: props.logs,
    });
    this.service = this.createService(props);
    this.connections = this.service.connections;
    this.connections.allowToDefaultPort(props.state, 'OpenClaw state');
    props.egress.allowFrom(this);
    Tags.of(this).add('openclaw:tenant', props.tenantId);
  }

  private createCluster(vpc: ec2.IVpc): ecs.Cluster {
    return new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENHANCED });
  }

  private createTaskDefinition(size: TaskSize, cpuArchitecture: ecs.CpuArchitecture): ecs.FargateTaskDefinition {
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'TaskDefinition', {
      cpu: size.cpu,
      memoryLimitMiB: size.memoryMiB,
      runtimePlatform: { cpuArchitecture, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
      taskRole: this.taskRole,
      // CDK would grant more than the exact policies that the roles have.
      executionRole: this.executionRole.withoutPolicyUpdates(),
    });
    Validations.of(taskDefinition).acknowledge({
      id: 'AwsSolutions-ECS2',
      reason:
        'The environment holds the rendered configuration, paths and switches, none of them secret; every secret is injected from Secrets Manager. In the task definition a roll-back takes the configuration back too.',
    });
    return taskDefinition;
  }

  private createService(props: GatewayProps): ecs.FargateService {
    const securityGroup = closedSecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'OpenClaw gateway',
    });
    const service = new ecs.FargateService(this, 'Service', {
      cluster: this.cluster,
      taskDefinition: this.taskDefinition,
      // A cluster that is brought may know another VPC, and the service would look for its subnets there.
      vpcSubnets: { subnets: props.vpc.selectSubnets(props.subnets).subnets },
      securityGroups: [securityGroup],
      assignPublicIp: false,
      platformVersion: ecs.FargatePlatformVersion.LATEST,
      // OpenClaw allows one writer to its state, so the old task stops before the new one starts.
      desiredCount: 1,
      minHealthyPercent: 0,
      maxHealthyPercent: 100,
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED,
      circuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      enableECSManagedTags: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    extendGracePeriod(service);
    // Rules that come after the task, or go before it, cut it off from its secrets and its state.
    service.node.addDependency(securityGroup);
    // A task that starts earlier finds no mount target, or is denied its secrets by their own policies.
    service.node.addDependency(props.state.fileSystem.mountTargetsAvailable);
    service.node.addDependency(...readableSecrets(props).map(({ secret }) => secret));
    return service;
  }
}

const PURPOSE = 'an OpenClaw gateway';

function renderConfigs(props: GatewayProps): { openClawConfig: string; edgeConfig: string } {
  const { hostName, webhooks } = props.config;
  const openClawConfig = props.config.render();
  validateExecDenied(openClawConfig);
  return {
    openClawConfig,
    edgeConfig: renderEdgeConfig({ hostName, webhooks, loadBalancerCidrs: props.loadBalancerCidrs }),
  };
}

// ECS takes a grace period for services with a load balancer alone, which CDK knows and we may only hear of later.
function extendGracePeriod(service: ecs.FargateService): void {
  const resource = service.node.findChild('Service') as ecs.CfnService;
  const standard = resource.healthCheckGracePeriodSeconds;
  resource.healthCheckGracePeriodSeconds = Lazy.uncachedNumber({
    // Six minutes are the lease of a killed predecessor, the rest is for the start.
    produce: context => (context.resolve(standard) === undefined ? undefined : Duration.minutes(10).toSeconds()),
  });
}

function validateTenant({ tenantId, state }: GatewayProps): void {
  if (tenantId !== state.tenantId) {
    throw new Error(
      `tenantId must be that of the state, '${state.tenantId}', got '${tenantId}': give each tenant a StateVolume of its own`,
    );
  }
}
