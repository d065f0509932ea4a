import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { OpenClawConfig } from '../config';
import { AllowedHost, EgressList, EgressProxy } from '../egress';
import { Gateway, GatewayImage, OfficeHours, WeeklyHours } from '../gateway';
import { GatewayAlarms, GatewayLogs } from '../observability';
import { GatewayToken, ProviderSecret, SecretRollout } from '../secrets';
import { StateVolume } from '../state';
import { CellResources } from './cell-resources';
import { Tenant } from './tenant';
import { TenantBoundary } from './tenant-boundary';
import { TenantBudget } from './tenant-budget';
import { tagTenant } from './tenant-tags';

/** What a tenant's egress list is made of. */
export interface TenantEgressProps {
  /** The tenant. */
  readonly tenant: Tenant;

  /** What OpenClaw is told. */
  readonly config: OpenClawConfig;

  /**
   * Hosts that the gateway may reach beyond those of its channels and model provider.
   *
   * @default - none
   */
  readonly extraHosts?: AllowedHost[];
}

/** What is said of a tenant's gateway, wherever it runs. */
export interface TenantGatewayOptions {
  /** The tenant. */
  readonly tenant: Tenant;

  /**
   * Hosts that the gateway may reach beyond those of its channels and model provider.
   *
   * @default - none
   */
  readonly extraHosts?: AllowedHost[];

  /**
   * The gateway's image.
   *
   * @default GatewayImage.fromAsset()
   */
  readonly image?: GatewayImage;

  /**
   * Fargate CPU units: 256, 512, 1024, 2048 or 4096.
   *
   * @default 512
   */
  readonly cpu?: number;

  /**
   * Memory of the task.
   *
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;

  /**
   * The hours in which the gateway runs.
   *
   * @default - always
   */
  readonly hours?: WeeklyHours;

  /**
   * What a month of the tenant may cost, in US dollars.
   *
   * @default - no budget
   */
  readonly monthlyBudgetUsd?: number;

  /**
   * Who is told of the budget by e-mail.
   *
   * @default - the subscribers of the cell's alarms
   */
  readonly budgetEmail?: string;

  /**
   * The ids of the browsers that may open the Control UI, as the gateway's log names them.
   *
   * @default - none
   */
  readonly approvedDevices?: string[];

  /**
   * The roles of the people who enter the third-party keys and hand out the gateway's token.
   *
   * @default - none: values can be entered, and nobody can read them back
   */
  readonly secretMaintainers?: iam.IRole[];

  /**
   * How often the gateway's token is rotated.
   *
   * @default Duration.days(30)
   */
  readonly rotateTokenEvery?: Duration;

  /**
   * How long the tenant's logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Properties of TenantGateway. */
export interface TenantGatewayProps extends TenantGatewayOptions {
  /** What the tenant shares with others. */
  readonly cell: CellResources;

  /** What OpenClaw is told. */
  readonly config: OpenClawConfig;

  /**
   * A key of the tenant's own for its secrets and logs; the state stays under the key of the cell's file system.
   *
   * @default - the key of the cell; what encrypts a secret names it in the encryption context
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * All that is one tenant's own on a cell: gateway, roles, security group, directory, secrets, logs, way in and alarms.
 *
 * It changes nothing of the cell, and a `TenantBoundary` asserts that it shares nothing with another tenant.
 */
export class TenantGateway extends Construct {
  /** What the gateway of a tenant may reach: the lists of the cell are made of it before the gateway is. */
  public static egressListOf({ tenant, config, extraHosts = [] }: TenantEgressProps): EgressList {
    const { allowedHosts, readableTextRecords } = config;
    return {
      tenantId: tenant.id,
      slot: tenant.slot,
      allowedHosts: [...allowedHosts, ...extraHosts],
      readableTextRecords,
    };
  }

  /** The tenant. */
  public readonly tenant: Tenant;

  /** The gateway. */
  public readonly gateway: Gateway;

  /** The token that clients of the gateway present. */
  public readonly token: GatewayToken;

  /** The keys of the model provider and the channels, to be filled in by hand after the first deployment. */
  public readonly providerSecret?: ProviderSecret;

  /** The tenant's directory. */
  public readonly state: StateVolume;

  constructor(scope: Construct, id: string, props: TenantGatewayProps) {
    super(scope, id);
    validateWayIn(props);
    const { cell, tenant, config } = props;
    this.tenant = tenant;
    const { vpc, gatewaySubnets: subnets, alarmTopic: topic } = cell;
    const common = { encryptionKey: props.encryptionKey ?? cell.encryptionKey, logRetention: props.logRetention };
    const { encryptionKey } = common;

    this.token = new GatewayToken(this, 'Token', {
      encryptionKey,
      rotation: cell.tokenRotation,
      rotateEvery: props.rotateTokenEvery,
    });
    this.providerSecret = this.createProviderSecret(props, common);
    for (const role of props.secretMaintainers ?? []) {
      this.token.allowReader(role);
      this.providerSecret?.allowReader(role);
    }
    this.state = new StateVolume(this, 'State', {
      vpc,
      encryptionKey,
      tenantId: tenant.id,
      fileSystem: cell.fileSystem,
    });
    const gatewayLogs = new GatewayLogs(this, 'Logs', { encryptionKey, retention: props.logRetention });
    this.gateway = new Gateway(this, 'Gateway', {
      vpc,
      subnets,
      tenantId: tenant.id,
      config,
      cluster: cell.cluster,
      state: this.state,
      token: this.token,
      providerSecret: this.providerSecret,
      egress: cell.egress.routeOf(TenantGateway.egressListOf(props), cell.egressPeers),
      logs: gatewayLogs,
      loadBalancerCidrs: cell.ingress?.loadBalancerCidrs ?? [],
      approvedDevices: props.approvedDevices,
      image: props.image,
      cpu: props.cpu,
      memory: props.memory,
    });
    cell.endpointSecurityGroup.connections.allowFrom(this.gateway, HTTPS, 'AWS APIs by interface endpoints');

    const secrets = [this.token, ...(this.providerSecret ? [this.providerSecret] : [])].map(({ secret }) => secret);
    const { service } = this.gateway;
    const targetGroup = this.routeRequests(props);
    const rollout = new SecretRollout(this, 'SecretRollout', { ...common, service, secrets }).stateMachine;
    const { absenceAlarms } = new GatewayAlarms(this, 'Alarms', {
      service,
      targetGroup,
      topic,
      rollout,
      logs: gatewayLogs,
      token: this.token.secret,
      deniedConnections: this.metricDenied(cell),
    });
    this.createOfficeHours(props, absenceAlarms);
    this.createBudget(props);
    new TenantBoundary(this, 'Boundary', {
      cellName: cell.cellName,
      tenant,
      gateway: this.gateway,
      logs: gatewayLogs,
      accessPoint: this.state.accessPoint,
      secrets,
    });
    tagTenant(this, cell.cellName, tenant);
  }

  private metricDenied({ deniedNamespace: namespace }: CellResources): cloudwatch.Metric | undefined {
    const options = { period: Duration.minutes(5) };
    return namespace ? EgressProxy.metricDeniedOfTenant(this.tenant.id, namespace, options) : undefined;
  }

  private createOfficeHours({ hours }: TenantGatewayProps, absenceAlarms: cloudwatch.Alarm[]): void {
    if (hours) {
      new OfficeHours(this, 'Hours', { service: this.gateway.service, hours, absenceAlarms });
    }
  }

  private createBudget({ tenant, cell, monthlyBudgetUsd: monthlyUsd, budgetEmail: email }: TenantGatewayProps): void {
    if (monthlyUsd !== undefined) {
      const told = email === undefined ? { topic: cell.alarmTopic } : { email };
      new TenantBudget(this, 'Budget', { tenantId: tenant.id, monthlyUsd, ...told });
    }
  }

  private createProviderSecret(
    { config: { secretNames }, cell }: TenantGatewayProps,
    common: { readonly encryptionKey: kms.IKey; readonly logRetention?: logs.RetentionDays },
  ): ProviderSecret | undefined {
    return secretNames.length > 0
      ? new ProviderSecret(this, 'ProviderSecret', { ...common, secretNames, alarmTopic: cell.alarmTopic })
      : undefined;
  }

  private routeRequests({ cell, config, tenant }: TenantGatewayProps): elbv2.ApplicationTargetGroup | undefined {
    const { hostName, webhooks } = config;
    if (hostName === undefined) {
      return undefined;
    }
    return cell.ingress?.routeTo(tenant.id, {
      service: this.gateway.service,
      hostName,
      webhookPaths: webhooks.map(({ path }) => path),
      priority: tenant.slot,
    });
  }
}

const HTTPS = ec2.Port.HTTPS;

function validateWayIn({ config: { hostName }, cell: { cellName, ingress } }: TenantGatewayProps): void {
  if (hostName !== undefined && ingress === undefined) {
    throw new Error(
      `hostName must not be given where cell ${cellName} has no way in, got '${hostName}': leave it out, or give the cell an ingress`,
    );
  }
}
