import { CfnOutput, Duration, Size, Stack, StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Channel, ModelProvider, OpenClawConfig, SessionScope, ToolPolicy } from '../lib/config';
import { AllowedHost, Egress } from '../lib/egress';
import { EncryptionKey } from '../lib/encryption';
import { Gateway, GatewayImage } from '../lib/gateway';
import { IIngressEndpoint, Ingress } from '../lib/ingress';
import { GatewayNetwork } from '../lib/network';
import { AlarmTopic, GatewayAlarms, GatewayDashboard, GatewayLogs } from '../lib/observability';
import { GatewayToken, ProviderSecret, ProviderSecretProps, SecretRollout, TokenRotation } from '../lib/secrets';
import { StateBackup, StateVolume } from '../lib/state';

/** Properties of a `SingleTenantStack`. */
export interface SingleTenantStackProps extends StackProps {
  /** Name of the team, unit or person that the gateway serves: lower-case letters, digits and hyphens. */
  readonly tenantId: string;

  /** The model provider that the agent thinks with. */
  readonly modelProvider: ModelProvider;

  /** How people reach the Control UI and how channels reach their webhooks. */
  readonly ingress: Ingress;

  /**
   * The channels that the gateway listens on.
   *
   * @default - no channel; the Control UI alone
   */
  readonly channels?: Channel[];

  /**
   * What the agent may do.
   *
   * @default ToolPolicy.messaging()
   */
  readonly tools?: ToolPolicy;

  /**
   * What shares one conversation.
   *
   * @default SessionScope.PER_CHANNEL_PEER
   */
  readonly sessionScope?: SessionScope;

  /**
   * Further OpenClaw settings, merged last; insecure ones are refused.
   *
   * @default - none
   */
  readonly settings?: { [key: string]: unknown };

  /**
   * What holds the gateway to its allow list.
   *
   * @default Egress.dnsFirewall()
   */
  readonly egress?: Egress;

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
   * Address range of the VPC.
   *
   * @default '10.0.0.0/20'
   */
  readonly cidr?: string;

  /**
   * Where alarms are sent.
   *
   * @default - to the topic, which nobody subscribes to yet
   */
  readonly alarmEmail?: string;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * How long backups of the gateway's state are kept.
   *
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;

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
   * The zones of the VPC, at least two; name them, for the order of zones may differ between accounts.
   *
   * @default - the first two of the region
   */
  readonly availabilityZones?: string[];
}

/**
 * One OpenClaw gateway with everything it needs and nothing that it shares.
 *
 * Give `env.region`: the load balancer's logs need a region that is known at synth.
 */
export class SingleTenantStack extends Stack {
  /** The gateway. */
  public readonly gateway: Gateway;

  /** The token that clients of the gateway present. */
  public readonly token: GatewayToken;

  /** The keys of the model provider and the channels, to be filled in by hand after the first deployment. */
  public readonly providerSecret?: ProviderSecret;

  /** Where alarms are sent. */
  public readonly alarmTopic: AlarmTopic;

  private readonly namedZones?: string[];

  constructor(scope: Construct, id: string, props: SingleTenantStackProps) {
    super(scope, id, props);
    this.namedZones = props.availabilityZones;
    const { tenantId, logRetention } = props;
    const config = new OpenClawConfig({ ...props, hostName: props.ingress.domainName });
    const encryptionKey = new EncryptionKey(this, 'Key', { description: `OpenClaw gateway of ${tenantId}` }).key;
    const common = { encryptionKey, logRetention };

    const network = new GatewayNetwork(this, 'Network', {
      ...common,
      allowedHosts: [...config.allowedHosts, ...(props.extraHosts ?? [])],
      egress: props.egress,
      cidr: props.cidr,
      availabilityZones: props.availabilityZones,
      ingressSubnetType: props.ingress.subnetType,
    });
    const inside = { vpc: network.vpc, subnets: network.gatewaySubnets };

    this.alarmTopic = new AlarmTopic(this, 'Alarms', { encryptionKey, email: props.alarmEmail });
    const { topic } = this.alarmTopic;
    const rotation = new TokenRotation(this, 'TokenRotation', { ...common, ...inside });
    this.token = new GatewayToken(this, 'Token', { encryptionKey, rotation, rotateEvery: props.rotateTokenEvery });
    this.providerSecret = this.createProviderSecret(config, { ...common, alarmTopic: topic });
    for (const role of props.secretMaintainers ?? []) {
      this.token.allowReader(role);
      this.providerSecret?.allowReader(role);
    }

    const state = new StateVolume(this, 'State', { ...inside, encryptionKey, tenantId });
    const { fileSystem } = state;
    new StateBackup(this, 'Backup', { encryptionKey, fileSystem, retention: props.backupRetention });

    const ingress = props.ingress.bind(this, { ...common, network });
    const gatewayLogs = new GatewayLogs(this, 'Logs', { encryptionKey, retention: logRetention });
    this.gateway = new Gateway(this, 'Gateway', {
      ...inside,
      tenantId,
      config,
      state,
      token: this.token,
      providerSecret: this.providerSecret,
      egress: network.egress,
      logs: gatewayLogs,
      clientCidrs: ingress.clientCidrs,
      approvedDevices: props.approvedDevices,
      image: props.image,
      cpu: props.cpu,
      memory: props.memory,
    });
    network.allowEndpointAccess(this.gateway);
    network.allowEndpointAccess(rotation);

    const { service } = this.gateway;
    const token = this.token.secret;
    const secrets = this.providerSecret ? [token, this.providerSecret.secret] : [token];
    const rollout = new SecretRollout(this, 'SecretRollout', { ...common, service, secrets }).stateMachine;
    const targetGroup = this.routeRequests(ingress, config);
    const watched = { service, targetGroup, loadBalancer: ingress.loadBalancer, logs: gatewayLogs };
    const { alarms } = new GatewayAlarms(this, 'GatewayAlarms', {
      ...watched,
      topic,
      token,
      rollout,
      rotationFunction: rotation.function,
      rotationDeadLetterQueue: rotation.deadLetterQueue,
    });
    const blockedRequests = ingress.webAcl?.metricBlocked();
    new GatewayDashboard(this, 'Dashboard', { ...watched, alarms, blockedRequests, fileSystem });
    this.addOutputs(config);
  }

  private createProviderSecret(
    { secretNames }: OpenClawConfig,
    props: Omit<ProviderSecretProps, 'secretNames'>,
  ): ProviderSecret | undefined {
    return secretNames.length > 0 ? new ProviderSecret(this, 'ProviderSecret', { ...props, secretNames }) : undefined;
  }

  private routeRequests(ingress: IIngressEndpoint, { hostName, webhooks }: OpenClawConfig) {
    if (hostName === undefined) {
      return undefined;
    }
    const webhookPaths = webhooks.map(({ path }) => path);
    return ingress.routeTo('Route', { service: this.gateway.service, hostName, webhookPaths, priority: 1 });
  }

  private addOutputs({ publicOrigin }: OpenClawConfig): void {
    if (publicOrigin) {
      new CfnOutput(this, 'Url', { description: 'Control UI; append #token=<the token>', value: publicOrigin });
    }
    new CfnOutput(this, 'TokenSecret', { description: 'Holds the token', value: this.token.secret.secretArn });
    if (this.providerSecret) {
      new CfnOutput(this, 'ProviderSecretToFill', {
        description: `Enter ${this.providerSecret.secretNames.join(', ')} here`,
        value: this.providerSecret.secret.secretArn,
      });
    }
  }
  // With an account in env, CDK would look the zones up there before it believes those that were named.
  public override get availabilityZones(): string[] {
    return this.namedZones ?? super.availabilityZones;
  }
}
