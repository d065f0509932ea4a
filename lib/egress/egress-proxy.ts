import { Duration, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as servicediscovery from 'aws-cdk-lib/aws-servicediscovery';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../private/acknowledge-wildcard';
import { closedSecurityGroup } from '../private/closed-security-group';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { imageAsset } from '../private/image-asset';
import { createLineCount } from '../private/line-count';
import { createExecutionRole, createTaskRole } from '../private/task-roles';
import { EgressList } from './egress-list';
import { EgressLists, IEgressLists, readListsStatements } from './egress-lists';
import { validateEgressLists } from './list-rules';
import { addProxyContainer } from './proxy-container';
import { IPublishedEgressLists } from './published-egress-lists';

/** Properties of EgressProxy. */
export interface EgressProxyProps {
  /** The VPC of the gateways. */
  readonly vpc: ec2.IVpc;

  /** What the gateways may reach; none where the lists are published by another stack. */
  readonly lists: EgressList[];

  /**
   * The lists that another stack publishes.
   *
   * @default - those of `lists`
   */
  readonly publishedLists?: IPublishedEgressLists;

  /** The interface endpoints of the VPC. */
  readonly endpoints: ec2.IConnectable;

  /**
   * The S3 endpoint of the VPC, whose policy lets the proxy read the lists.
   *
   * @default - one that was made elsewhere
   */
  readonly s3Endpoint?: ec2.GatewayVpcEndpoint;

  /** The key that encrypts logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * The subnets that the proxy runs in; they need a way out, which nothing else may share.
   *
   * @default - the subnets named Proxy
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The processor that the proxy's image is built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
}

const DENIED = '{ $.verdict = "denied" }';
const TENANT = 'Tenant';

const PURPOSE = 'the egress proxy of OpenClaw gateways';
const MEMORY_MIB = 512;
const NAMESPACE = 'openclaw.internal';
const SERVICE = 'egress';

/**
 * A forward proxy in two zones that connects each tenant's gateway to the hosts on its own list, and to nothing else.
 *
 * It takes CONNECT alone, knows a tenant by the port that it is asked on, resolves names itself and refuses those that
 * stand for private addresses. Lists change without a restart and without a connection being dropped.
 */
export class EgressProxy extends Construct implements ec2.IConnectable {
  /** The name by which gateways find the proxy of their VPC. */
  public static readonly HOST_NAME = `${SERVICE}.${NAMESPACE}`;

  /** Refused connections of one tenant, as `countDeniedByTenant` of its proxy counts them in the namespace. */
  public static metricDeniedOfTenant(
    tenantId: string,
    namespace: string,
    options?: cloudwatch.MetricOptions,
  ): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace,
      metricName: 'Denied',
      dimensionsMap: { [TENANT]: tenantId },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    });
  }

  /** The service, one task in each of two zones. */
  public readonly service: ecs.FargateService;

  /** The lists that it enforces. */
  public readonly lists: IEgressLists;

  /** What it was asked for and what it answered, one JSON object per connection. */
  public readonly logGroup: logs.ILogGroup;

  /** The security group of the proxy. */
  public readonly connections: ec2.Connections;

  private readonly refusedLists: logs.MetricFilter;
  private readonly unreachableLists: logs.MetricFilter;
  private readonly denied: logs.MetricFilter;

  constructor(scope: Construct, id: string, props: EgressProxyProps) {
    super(scope, id);
    validateEgressLists(props.lists, 'lists');
    this.lists = props.publishedLists ?? new EgressLists(this, 'Lists', props);
    const logGroup = encryptedLogGroup(this, 'Log', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
    this.logGroup = logGroup;
    this.refusedLists = createLineCount(this, 'RefusedLists', logGroup, '{ $.event = "lists-refused" }');
    this.unreachableLists = createLineCount(this, 'UnreachableLists', logGroup, '{ $.event = "lists-unreachable" }');
    this.denied = createLineCount(this, 'Denied', logGroup, DENIED);

    const taskDefinition = this.createTaskDefinition(props, logGroup);
    this.service = this.createService(props, taskDefinition);
    if (this.lists instanceof EgressLists) {
      this.service.node.addDependency(this.lists);
    }
    this.connections = this.service.connections;
    props.endpoints.connections.allowFrom(this, ec2.Port.tcp(443), 'AWS APIs by interface endpoints');
    for (const port of destinationPorts(props)) {
      this.connections.allowToAnyIpv4(ec2.Port.tcp(port), 'The proxy decides which addresses these are');
    }
  }

  /** Lists that were not taken because they failed their check: the lists before them stay in force. */
  public metricRefusedLists(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.refusedLists.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Attempts to look for new lists that found none: the lists that were read last stay in force. */
  public metricUnreachableLists(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.unreachableLists.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Connections that the proxy refused: a host that is missing on a list, or an agent that is after something. */
  public metricDenied(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.denied.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Counts refused connections of each tenant as a metric of its own too, in a namespace that no other proxy may have. */
  public countDeniedByTenant(namespace: string): void {
    new logs.MetricFilter(this, 'DeniedByTenant', {
      logGroup: this.logGroup,
      filterPattern: logs.FilterPattern.literal(DENIED),
      metricNamespace: namespace,
      metricName: 'Denied',
      metricValue: '1',
      // A tenant is known by the port that it was asked on, so nobody makes values up: there are as many as ports.
      dimensions: { [TENANT]: '$.tenant' },
    });
  }

  private createTaskDefinition(props: EgressProxyProps, logGroup: logs.ILogGroup): ecs.FargateTaskDefinition {
    const cpuArchitecture = props.cpuArchitecture ?? ecs.CpuArchitecture.X86_64;
    const image = imageAsset(this, 'Image', 'egress-proxy', cpuArchitecture);
    const taskRole = createTaskRole(this, PURPOSE, readListsStatements(this.lists));
    if (props.publishedLists) {
      acknowledgeWildcard(
        this.node.findChild('TaskPolicy'),
        this.lists.objectArn,
        "The lists' key changes with every tenant, and below this prefix lies nothing but lists and the template that publishes them; the proxy takes none without the SHA-256 that the parameter names.",
      );
    }
    this.allowLists(taskRole, props.s3Endpoint);
    const executionRole = createExecutionRole(this, PURPOSE, {
      secrets: [],
      repositories: [image.repository],
      logGroups: [logGroup],
    });
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'TaskDefinition', {
      cpu: 256,
      memoryLimitMiB: MEMORY_MIB,
      runtimePlatform: { cpuArchitecture, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
      taskRole,
      executionRole: executionRole.withoutPolicyUpdates(),
    });
    Validations.of(taskDefinition).acknowledge({
      id: 'AwsSolutions-ECS2',
      reason: "The environment holds the name of a parameter and the VPC's address range, neither of them secret.",
    });
    addProxyContainer(taskDefinition, {
      image: ecs.ContainerImage.fromDockerImageAsset(image),
      listsParameter: this.lists.parameter,
      privateCidr: props.vpc.vpcCidrBlock,
      memoryMiB: MEMORY_MIB,
      logGroup,
    });
    return taskDefinition;
  }

  private allowLists(reader: iam.IRole, s3Endpoint?: ec2.GatewayVpcEndpoint): void {
    s3Endpoint?.addToPolicy(
      new iam.PolicyStatement({
        sid: 'ReadEgressLists',
        principals: [new iam.StarPrincipal()],
        actions: ['s3:GetObject'],
        resources: [this.lists.objectArn],
        conditions: { ArnEquals: { 'aws:PrincipalArn': reader.roleArn } },
      }),
    );
  }

  private createService(props: EgressProxyProps, taskDefinition: ecs.FargateTaskDefinition): ecs.FargateService {
    const { vpc } = props;
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENHANCED });
    const cloudMapNamespace = new servicediscovery.PrivateDnsNamespace(this, 'Namespace', { vpc, name: NAMESPACE });
    const securityGroup = closedSecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Egress proxy of OpenClaw gateways',
    });
    const subnets = vpc.selectSubnets(props.subnets ?? { subnetGroupName: 'Proxy' });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition,
      vpcSubnets: { subnets: subnets.subnets },
      securityGroups: [securityGroup],
      assignPublicIp: false,
      platformVersion: ecs.FargatePlatformVersion.LATEST,
      desiredCount: 2,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      circuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      enableECSManagedTags: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      cloudMapOptions: {
        cloudMapNamespace,
        name: SERVICE,
        dnsRecordType: servicediscovery.DnsRecordType.A,
        // A gateway that asks again soon leaves a task that is gone soon.
        dnsTtl: Duration.seconds(10),
      },
    });
    // A task that starts earlier cannot fetch its image or its lists.
    service.node.addDependency(subnets.internetConnectivityEstablished);
    return service;
  }
}

/** 443 is the proxy's own too: it asks Parameter Store for its lists. */
function destinationPorts({ lists, publishedLists }: EgressProxyProps): number[] {
  const ports =
    publishedLists?.ports ?? lists.flatMap(({ allowedHosts }) => allowedHosts.map(({ port = 443 }) => port));
  return [...new Set([443, ...ports])].sort((a, b) => a - b);
}
