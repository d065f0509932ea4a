import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { OpenClawConfig } from '../lib/config';
import { EgressList } from '../lib/egress';
import { EncryptionKey } from '../lib/encryption';
import { Gateway } from '../lib/gateway';
import { IIngressEndpoint } from '../lib/ingress';
import { GatewayNetwork } from '../lib/network';
import {
  AlarmTopic,
  EgressAlarms,
  GatewayAlarms,
  GatewayDashboard,
  GatewayDashboardProps,
  GatewayLogs,
} from '../lib/observability';
import {
  GatewayToken,
  ProviderSecret,
  ProviderSecretProps,
  SecretRollout,
  SecretRolloutProps,
  TokenRotation,
} from '../lib/secrets';
import { StateBackup, StateVolume } from '../lib/state';
import { SingleTenantStackProps } from './single-tenant-stack-props';

/**
 * One OpenClaw gateway with everything it needs and nothing that it shares.
 *
 * Give `env.region`: the load balancer's logs need a region that is known at synth.
 */
export class SingleTenantStack extends Stack {
  /** The tenant that the gateway serves. */
  public readonly tenantId: string;

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
    this.tenantId = tenantId;
    const config = new OpenClawConfig({ ...props, hostName: props.ingress.domainName });
    const encryptionKey = new EncryptionKey(this, 'Key', { description: `OpenClaw gateway of ${tenantId}` }).key;
    const common = { encryptionKey, logRetention };

    const network = new GatewayNetwork(this, 'Network', {
      ...props,
      ...common,
      egressLists: [egressList(props, config)],
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
    const backups = { encryptionKey, fileSystem, retention: props.backupRetention };
    const { vault: backupVault } = new StateBackup(this, 'Backup', backups);

    const ingress = props.ingress.bind(this, { ...common, network });
    const gatewayLogs = new GatewayLogs(this, 'Logs', { encryptionKey, retention: logRetention });
    this.gateway = new Gateway(this, 'Gateway', {
      ...inside,
      tenantId,
      config,
      state,
      token: this.token,
      providerSecret: this.providerSecret,
      egress: network.egress.routeFor(tenantId),
      logs: gatewayLogs,
      loadBalancerCidrs: ingress.loadBalancerCidrs,
      approvedDevices: props.approvedDevices,
      image: props.image,
      cpu: props.cpu,
      memory: props.memory,
    });
    for (const peer of [this.gateway, rotation]) network.allowEndpointAccess(peer);

    const { service } = this.gateway;
    this.startAfter(network, state);
    const token = this.token.secret;
    const rollout = this.rollOutSecrets(service, common);
    const targetGroup = this.routeRequests(ingress, config);
    const watched = { service, targetGroup, loadBalancer: ingress.loadBalancer, logs: gatewayLogs };
    const { alarms } = new GatewayAlarms(this, 'GatewayAlarms', {
      ...watched,
      topic,
      token,
      rollout,
      backupVault,
      rotationFunction: rotation.function,
      rotationDeadLetterQueue: rotation.deadLetterQueue,
    });
    const dashboard = { ...watched, alarms, blockedRequests: ingress.webAcl?.metricBlocked(), fileSystem };
    new GatewayDashboard(this, 'Dashboard', { ...dashboard, ...this.watchProxy(network, topic, alarms) });
    this.addOutputs(config);
  }

  /** The zones that were named, or the first two of the region. */
  // With an account in env, CDK would look the zones up there before it believes those that were named.
  public override get availabilityZones(): string[] {
    return this.namedZones ?? super.availabilityZones;
  }

  private startAfter(network: GatewayNetwork, state: StateVolume): void {
    // A task that starts before its routes, endpoints and firewall fails, or runs unfiltered for a while.
    this.gateway.service.node.addDependency(network, state);
    // A new schedule is tried out at once, by a function that reaches Secrets Manager through the network.
    this.token.node.addDependency(network);
  }

  private watchProxy(
    { egress: { proxy } }: GatewayNetwork,
    topic: sns.ITopic,
    alarms: cloudwatch.Alarm[],
  ): Pick<GatewayDashboardProps, 'alarms' | 'deniedConnections'> {
    if (proxy === undefined) {
      return {};
    }
    const egressAlarms = new EgressAlarms(this, 'EgressAlarms', { proxy, topic }).alarms;
    return { alarms: [...alarms, ...egressAlarms], deniedConnections: proxy.metricDenied() };
  }

  private rollOutSecrets(
    service: ecs.FargateService,
    props: Pick<SecretRolloutProps, 'encryptionKey' | 'logRetention'>,
  ) {
    const secrets = [this.token, ...(this.providerSecret ? [this.providerSecret] : [])].map(({ secret }) => secret);
    return new SecretRollout(this, 'SecretRollout', { ...props, service, secrets }).stateMachine;
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
}

function egressList({ tenantId, extraHosts = [] }: SingleTenantStackProps, config: OpenClawConfig): EgressList {
  const { allowedHosts, readableTextRecords } = config;
  return { tenantId, slot: 1, allowedHosts: [...allowedHosts, ...extraHosts], readableTextRecords };
}
