import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Egress, IPublishedEgressLists, MAX_SLOT, proxyPort } from '../egress';
import { EncryptionKey } from '../encryption';
import { Gateway } from '../gateway';
import { IIngressEndpoint, Ingress } from '../ingress';
import { GatewayNetwork } from '../network';
import { AlarmTopic, CellAlarms } from '../observability';
import { validateCellName } from '../private/cell-parameter-name';
import { TokenRotation } from '../secrets';
import { StateBackup, StateFileSystem } from '../state';
import { CellValue, deniedNamespace, publishCellValue } from './cell-parameters';
import { CellResources } from './cell-resources';
import { CellAttributes, importCell } from './import-cell';
import { TenantBudget } from './tenant-budget';

/** How a cell is made, whoever publishes its lists. */
export interface CellOptions {
  /** The name of the cell, such as `acme-a`: unique in its account and region. */
  readonly cellName: string;

  /** How people reach the gateways; with `subdomains`, so that tenants come and go without a change of the cell. */
  readonly ingress: Ingress;

  /**
   * What holds gateways to their lists.
   *
   * @default Egress.proxy()
   */
  readonly egress?: Egress;

  /**
   * Paths of webhooks that the web ACL lets services post to without an Origin; each edge knows its own.
   *
   * @default - those of Slack and Microsoft Teams
   */
  readonly webhookPaths?: string[];

  /**
   * The address space of the VPC, in a private range.
   *
   * @default 10.0.0.0/20
   */
  readonly cidr?: string;

  /**
   * The zones of the VPC, at least two.
   *
   * @default - the first two zones of the region that the account may use
   */
  readonly availabilityZones?: string[];

  /**
   * The id of the prefix list with the addresses of S3, such as `pl-6ea54007`.
   *
   * @default - the one that AWS has in the stack's region; an error where it is not known here
   */
  readonly s3PrefixListId?: string;

  /**
   * Who is told of alarms.
   *
   * @default - nobody, until the topic gets a subscription
   */
  readonly alarmEmail?: string;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * How long backups of the tenants' state are kept.
   *
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;
}

/** Properties of Cell. */
export interface CellProps extends CellOptions {
  /** What the gateways of the cell may reach, as the cell's lists stack publishes it. */
  readonly publishedLists: IPublishedEgressLists;
}

/**
 * What up to 85 tenants share: network, way in, way out, cluster, file system, key, rotation function and alarm topic.
 *
 * Its security groups open to the subnets of the gateways on fixed ports, and each tenant's own security group decides
 * what that tenant reaches there: so no tenant's stack changes anything of the cell. Tenants find it by parameters of
 * Systems Manager under `/openclaw/<cellName>/`.
 */
export class Cell extends Construct {
  /** Finds a cell of another stack by its parameters. */
  public static fromCellAttributes(scope: Construct, id: string, attributes: CellAttributes): CellResources {
    return importCell(new Construct(scope, id), attributes);
  }

  /** The network. */
  public readonly network: GatewayNetwork;

  /** The cluster that the services of the tenants run in. */
  public readonly cluster: ecs.ICluster;

  /** The file system that holds the tenants' directories. */
  public readonly fileSystem: efs.IFileSystem;

  /** The key that encrypts what has no key of its own. */
  public readonly encryptionKey: kms.IKey;

  /** Where alarms are sent. */
  public readonly alarmTopic: AlarmTopic;

  /** The way in. */
  public readonly ingress: IIngressEndpoint;

  /** The function that rotates the tokens of the tenants. */
  public readonly tokenRotation: TokenRotation;

  private readonly cellName: string;

  constructor(scope: Construct, id: string, props: CellProps) {
    super(scope, id);
    validateCellName(props.cellName);
    validateIngress(props.ingress);
    const { cellName, logRetention } = props;
    this.cellName = cellName;
    const encryptionKey = new EncryptionKey(this, 'Key', { description: `OpenClaw cell ${cellName}` }).key;
    const common = { encryptionKey, logRetention };
    this.encryptionKey = encryptionKey;

    this.network = new GatewayNetwork(this, 'Network', {
      ...props,
      ...common,
      ingressSubnetType: props.ingress.subnetType,
    });
    const inside = { vpc: this.network.vpc, subnets: this.network.gatewaySubnets };
    this.alarmTopic = new AlarmTopic(this, 'Alarms', { encryptionKey, email: props.alarmEmail });
    TenantBudget.allowBudgets(this.alarmTopic.topic);
    this.tokenRotation = new TokenRotation(this, 'TokenRotation', { ...common, ...inside });
    this.network.allowEndpointAccess(this.tokenRotation);
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      vpc: this.network.vpc,
      containerInsightsV2: ecs.ContainerInsights.ENHANCED,
    });
    this.fileSystem = new StateFileSystem(this, 'State', { ...inside, encryptionKey }).fileSystem;
    const { vault: backupVault } = new StateBackup(this, 'Backup', {
      encryptionKey,
      fileSystem: this.fileSystem,
      retention: props.backupRetention,
    });
    const webhookPaths = props.webhookPaths ?? WEBHOOK_PATHS;
    this.ingress = props.ingress.bind(this, { ...common, network: this.network, webhookPaths });
    new CellAlarms(this, 'CellAlarms', {
      topic: this.alarmTopic.topic,
      rotationFunction: this.tokenRotation.function,
      rotationDeadLetterQueue: this.tokenRotation.deadLetterQueue,
      loadBalancer: this.ingress.loadBalancer,
      proxy: this.network.egress.proxy,
      backupVault,
    });
    this.network.egress.proxy?.countDeniedByTenant(deniedNamespace(cellName));
    this.openToGateways();
    this.publish();
  }

  private openToGateways(): void {
    const { network, ingress, fileSystem } = this;
    for (const subnet of network.vpc.selectSubnets(network.gatewaySubnets).subnets) {
      const gateways = ec2.Peer.ipv4(subnet.ipv4CidrBlock);
      network.endpointSecurityGroup.connections.allowFrom(gateways, HTTPS, 'AWS APIs by interface endpoints');
      fileSystem.connections.allowFrom(gateways, ec2.Port.NFS, 'OpenClaw state');
      network.egress.proxy?.connections.allowFrom(gateways, PROXY_PORTS, "The tenants' ports of the egress proxy");
      ingress.listener?.connections.allowTo(gateways, ec2.Port.tcp(Gateway.EDGE_PORT), 'Edges of the gateways');
    }
  }

  private publish(): void {
    const { network, cellName, fileSystem, tokenRotation, ingress } = this;
    const publish = (value: CellValue, text: string) => publishCellValue(this, cellName, value, text);
    publish('vpc-id', network.vpc.vpcId);
    publish('gateway-subnet-ids', network.vpc.selectSubnets(network.gatewaySubnets).subnetIds.join(','));
    publish('endpoint-security-group-id', network.endpointSecurityGroup.securityGroupId);
    publish('cluster-name', this.cluster.clusterName);
    publish('file-system-id', fileSystem.fileSystemId);
    publish('file-system-security-group-id', onlyGroup(fileSystem));
    publish('encryption-key-arn', this.encryptionKey.keyArn);
    publish('rotation-function-arn', tokenRotation.function.functionArn);
    publish('rotation-role-arn', tokenRotation.role.roleArn);
    publish('alarm-topic-arn', this.alarmTopic.topic.topicArn);
    if (network.egress.proxy) {
      publish('proxy-security-group-id', onlyGroup(network.egress.proxy));
    }
    if (ingress.listener) {
      publish('listener-arn', ingress.listener.listenerArn);
      publish('load-balancer-security-group-id', onlyGroup(ingress.listener));
    }
  }
}

const HTTPS = ec2.Port.HTTPS;
const PROXY_PORTS = ec2.Port.tcpRange(proxyPort(1), proxyPort(MAX_SLOT));
const WEBHOOK_PATHS = ['/slack/events', '/api/messages'];

function onlyGroup(peer: ec2.IConnectable): string {
  return peer.connections.securityGroups[0].securityGroupId;
}

function validateIngress({ domainName, subdomains }: Ingress): void {
  if (domainName !== undefined && !subdomains) {
    throw new Error(
      `ingress must be a load balancer of the cell with subdomains, or none, got one for '${domainName}' alone: each tenant has a name below it`,
    );
  }
}
