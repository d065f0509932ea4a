import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import {
  AlarmTopic,
  CellResources,
  Channel,
  Classification,
  Egress,
  GatewayNetwork,
  ListenerEndpoint,
  ModelProvider,
  OpenClawConfig,
  StateBackup,
  StateFileSystem,
  Tenant,
  TenantGateway,
  TokenRotation,
  WebAcl,
} from 'openclaw-cdk';
import { Platform } from './platform';

const SUPPORT = new Tenant({
  id: 'support',
  slot: 1,
  classification: Classification.INTERNAL,
  owner: 'support-team',
  purpose: 'Answers the first questions of customers.',
  reviewBy: '2027-05-01',
});

const SALES = new Tenant({
  id: 'sales',
  slot: 2,
  classification: Classification.INTERNAL,
  owner: 'sales-operations',
  purpose: 'Drafts offers from the price list.',
  reviewBy: '2027-06-01',
});

const CONFIGS = new Map([
  [
    SUPPORT,
    new OpenClawConfig({
      hostName: 'support.claw.example.com',
      modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
      channels: [Channel.slackSocket({ channels: [{ channelId: 'C0123456789', users: ['U0123456789'] }] })],
    }),
  ],
  [
    SALES,
    new OpenClawConfig({
      hostName: 'sales.claw.example.com',
      modelProvider: ModelProvider.openAi({ model: 'gpt-5.5' }),
    }),
  ],
]);

/** Two tenants' gateways in the organisation's own VPC, under its key, behind its listener. */
export class Agents extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const cell = this.share(platform);
    this.guard(platform);
    for (const [tenant, config] of CONFIGS) {
      new TenantGateway(this, tenant.id, { cell, tenant, config });
    }
  }

  /** What the tenants share: the platform's, and what OpenClaw needs beside it. */
  private share({ vpc, encryptionKey, listener }: Platform): CellResources {
    const entry = vpc.selectSubnets({ subnetGroupName: 'Entry' });
    const loadBalancerCidrs = entry.subnets.map(subnet => subnet.ipv4CidrBlock);
    const gatewaySubnets = { subnetGroupName: 'Agents' };
    const egress = Egress.proxy({ subnets: { subnetGroupName: 'Proxy' } });
    const network = new GatewayNetwork(this, 'Network', {
      vpc,
      gatewaySubnets,
      ingressSubnets: { subnetGroupName: 'Entry' },
      encryptionKey,
      egress,
      egressLists: [...CONFIGS].map(([tenant, config]) => TenantGateway.egressListOf({ tenant, config })),
    });
    const inside = { vpc, subnets: gatewaySubnets, encryptionKey };
    const tokenRotation = new TokenRotation(this, 'TokenRotation', inside);
    network.allowEndpointAccess(tokenRotation);
    const { fileSystem } = new StateFileSystem(this, 'State', inside);
    new StateBackup(this, 'Backup', { fileSystem, encryptionKey });
    return {
      cellName: 'platform',
      vpc,
      gatewaySubnets,
      endpointSecurityGroup: network.endpointSecurityGroup,
      egress,
      egressPeers: network.egressPeers,
      cluster: new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENHANCED }),
      fileSystem,
      encryptionKey,
      tokenRotation,
      alarmTopic: new AlarmTopic(this, 'Alarms', { encryptionKey, email: 'platform-team@example.com' }).topic,
      ingress: new ListenerEndpoint(this, 'Ingress', { listener, loadBalancerCidrs }),
    };
  }

  /** The platform's listener forwards whatever asks for a name: browsers of other sites are kept out in front of it. */
  private guard({ encryptionKey, loadBalancer }: Platform): void {
    const allowedOrigins = [...CONFIGS.values()].flatMap(({ publicOrigin }) => publicOrigin ?? []);
    new WebAcl(this, 'WebAcl', { encryptionKey, allowedOrigins }).protect(loadBalancer);
  }
}
