import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Audience, OpenClawConfig } from '../../lib/config';
import { Gateway, GatewayProps } from '../../lib/gateway';
import { GatewayLogs } from '../../lib/observability';
import { GatewayToken, ProviderSecret, TokenRotation } from '../../lib/secrets';
import { StateBackup, StateVolume } from '../../lib/state';

/** What a test changes of the gateway and of its config. */
export interface FixtureOptions extends Partial<GatewayProps> {
  readonly rendered?: string;
  readonly hostName?: string;
  readonly secretNames?: string[];
  readonly webhooks?: { path: string; port: number }[];
  readonly audience?: Audience;
}

export const HOST_NAME = 'claw.example.com';

/** What a gateway reads of a config, so that these tests do not depend on what OpenClaw wants. */
export function configOf(options: FixtureOptions): OpenClawConfig {
  return {
    hostName: 'hostName' in options ? options.hostName : HOST_NAME,
    secretNames: options.secretNames ?? ['ANTHROPIC_API_KEY', 'SLACK_BOT_TOKEN'],
    plugins: [{ id: 'slack', packageName: '@openclaw/slack', version: '2026.9.6' }],
    webhooks: options.webhooks ?? [],
    allowedHosts: [],
    audience: options.audience ?? Audience.person(),
    render: () => options.rendered ?? '{"tools":{"exec":{"mode":"deny"}}}',
  } as unknown as OpenClawConfig;
}

export function testStack(id = 'Test'): Stack {
  return new Stack(new App(), id, { env: { region: 'eu-central-1' } });
}

export function vpcIn(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    natGateways: 0,
    subnetConfiguration: [{ name: 'Gateway', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
}

/** A gateway with everything that it needs. */
export function gatewayIn(stack: Stack, options: FixtureOptions = {}): Gateway {
  const { rendered, hostName, secretNames, webhooks, audience, ...props } = options;
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const vpc = vpcIn(stack);
  const subnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const rotation = new TokenRotation(stack, 'Rotation', { encryptionKey });
  const state = new StateVolume(stack, 'State', { tenantId: 'acme', vpc, subnets, encryptionKey });
  new StateBackup(stack, 'Backup', { fileSystem: state.fileSystem, encryptionKey });
  const config = options.config ?? configOf(options);
  return new Gateway(stack, 'Gateway', {
    tenantId: 'acme',
    config,
    token: new GatewayToken(stack, 'Token', { rotation, encryptionKey }),
    providerSecret: new ProviderSecret(stack, 'ProviderSecret', {
      secretNames: [...new Set(['ANTHROPIC_API_KEY', 'SLACK_BOT_TOKEN', ...config.secretNames])],
      encryptionKey,
    }),
    state,
    vpc,
    subnets,
    egress: { allowedHosts: config.allowedHosts, environment: {}, allowFrom: () => {} },
    logs: new GatewayLogs(stack, 'Logs', { encryptionKey }),
    loadBalancerCidrs: ['10.0.2.0/24'],
    ...props,
  });
}

export function synth(options: FixtureOptions = {}): Template {
  const stack = testStack();
  gatewayIn(stack, options);
  return Template.fromStack(stack);
}

interface Container {
  readonly Name: string;
  readonly [property: string]: unknown;
}

/** One container of the only task definition. */
export function containerOf(template: Template, name: string): Container {
  const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
  return task.Properties.ContainerDefinitions.find((container: Container) => container.Name === name);
}

/** The plain environment of a container. */
export function environmentOf(template: Template, name: string): { [name: string]: unknown } {
  const entries = (containerOf(template, name).Environment ?? []) as { Name: string; Value: unknown }[];
  return Object.fromEntries(entries.map(entry => [entry.Name, entry.Value]));
}
