import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Channel, ModelProvider, OpenClawConfig } from '../../lib/config';
import { Gateway } from '../../lib/gateway';
import { ProviderSecret } from '../../lib/secrets';
import { configOf, containerOf, environmentOf, gatewayIn, HOST_NAME, synth, testStack } from './fixture';

const template = synth();

test('never runs two tasks at once', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    DesiredCount: 1,
    DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 },
    AvailabilityZoneRebalancing: 'DISABLED',
    DeploymentController: { Type: 'ECS' },
  });
});

test('rolls back a deployment that fails', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
  });
});

test('runs on Fargate without a public address and without a way in for a shell', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    LaunchType: 'FARGATE',
    PlatformVersion: 'LATEST',
    EnableExecuteCommand: false,
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
  });
});

test('tags tasks with the tenant', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    PropagateTags: 'SERVICE',
    EnableECSManagedTags: true,
    Tags: [{ Key: 'openclaw:tenant', Value: 'acme' }],
  });
});

test('gives a load balancer ten minutes of grace', () => {
  const stack = testStack();
  const { service } = gatewayIn(stack);
  const vpc = service.cluster.vpc;
  const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', { vpc });
  const listener = loadBalancer.addListener('Http', { port: 80, open: false });
  listener.addTargets('Edge', { port: 80, targets: [service.loadBalancerTarget({ containerName: 'edge' })] });

  Template.fromStack(stack).hasResourceProperties('AWS::ECS::Service', { HealthCheckGracePeriodSeconds: 600 });
});

test('has no grace period without a load balancer, because ECS refuses one', () => {
  template.hasResourceProperties('AWS::ECS::Service', { HealthCheckGracePeriodSeconds: Match.absent() });
});

test('starts when the mount targets and the policies of the secrets exist', () => {
  template.hasResource('AWS::ECS::Service', {
    DependsOn: Match.arrayWith([
      Match.stringLikeRegexp('^ProviderSecretPolicy'),
      Match.stringLikeRegexp('^StateFileSystemEfsMountTarget1'),
      Match.stringLikeRegexp('^StateFileSystemEfsMountTarget2'),
      Match.stringLikeRegexp('^TokenSecretPolicy'),
    ]),
  });
});

test('makes a cluster with enhanced insights', () => {
  template.hasResourceProperties('AWS::ECS::Cluster', {
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
  });
});

test('runs in a cluster that is brought', () => {
  const stack = testStack();
  const cluster = ecs.Cluster.fromClusterAttributes(stack, 'Shared', {
    clusterName: 'shared',
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'SharedVpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] }),
  });
  const gateway = gatewayIn(stack, { cluster });

  expect(gateway.cluster).toBe(cluster);
  Template.fromStack(stack).resourceCountIs('AWS::ECS::Cluster', 0);
});

test('takes half a processor and 2 GiB on x86', () => {
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    Cpu: '512',
    Memory: '2048',
    RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
    NetworkMode: 'awsvpc',
    PidMode: Match.absent(),
  });
});

test('lets nothing in, and nothing out but the way to the state', () => {
  const rules = Object.values({
    ...template.findResources('AWS::EC2::SecurityGroupIngress'),
    ...template.findResources('AWS::EC2::SecurityGroupEgress'),
  }).filter(rule => JSON.stringify(rule.Properties.GroupId).includes('GatewaySecurityGroup'));

  expect(rules.map(rule => [rule.Type, rule.Properties])).toEqual([
    [
      'AWS::EC2::SecurityGroupEgress',
      expect.objectContaining({
        DestinationSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching('^StateSecurityGroup'), 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: 2049,
        ToPort: 2049,
      }),
    ],
  ]);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'OpenClaw gateway',
    // The rule to nowhere: without one in the group itself, EC2 would create it open.
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '127.0.0.1/32', IpProtocol: 'tcp', FromPort: 1, ToPort: 1 })],
    SecurityGroupIngress: Match.absent(),
  });
});

test('lets the state take the gateway in', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StateSecurityGroup'), 'GroupId'] },
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^GatewaySecurityGroup'), 'GroupId'] },
    FromPort: 2049,
  });
});

test('opens its way out by the egress route', () => {
  const opened: ec2.IConnectable[] = [];
  const gateway = gatewayIn(testStack(), {
    egress: { allowedHosts: [], environment: {}, allowFrom: peer => opened.push(peer) },
  });

  expect(opened).toEqual([gateway]);
});

test('injects the token whole and each other secret by its name', () => {
  expect(containerOf(template, 'gateway').Secrets).toEqual([
    { Name: 'OPENCLAW_GATEWAY_TOKEN', ValueFrom: { Ref: expect.stringMatching('^TokenSecret') } },
    { Name: 'ANTHROPIC_API_KEY', ValueFrom: fieldOf('ANTHROPIC_API_KEY') },
    { Name: 'SLACK_BOT_TOKEN', ValueFrom: fieldOf('SLACK_BOT_TOKEN') },
  ]);
});

test('injects only what the config needs of a provider secret', () => {
  const secrets = containerOf(synth({ secretNames: ['SLACK_BOT_TOKEN'] }), 'gateway').Secrets as { Name: string }[];

  expect(secrets.map(({ Name }) => Name)).toEqual(['OPENCLAW_GATEWAY_TOKEN', 'SLACK_BOT_TOKEN']);
});

test('needs no provider secret when the config needs none', () => {
  const gateway = containerOf(synth({ secretNames: [], providerSecret: undefined }), 'gateway');

  expect(gateway.Secrets).toHaveLength(1);
});

test('takes a real config, with what its channels need', () => {
  const id = '11111111-2222-3333-4444-555555555555';
  const config = new OpenClawConfig({
    hostName: HOST_NAME,
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
    channels: [Channel.slackHttp(), Channel.msTeams({ appId: id, tenantId: id })],
  });
  const real = synth({ config });

  expect(environmentOf(real, 'config')).toMatchObject({
    OPENCLAW_CONFIG: config.render(),
    EDGE_CONFIG: expect.stringMatching(
      /location = \/slack\/events \{[^}]*18789;[\s\S]*location = \/api\/messages \{[^}]*3978;/,
    ),
  });
  const secrets = containerOf(real, 'gateway').Secrets as { Name: string }[];
  expect(secrets.map(({ Name }) => Name)).toEqual(['OPENCLAW_GATEWAY_TOKEN', ...config.secretNames]);
});

test('tells the ingress what it serves', () => {
  const config = configOf({});

  expect(gatewayIn(testStack(), { config }).config).toBe(config);
  expect(Gateway.EDGE_PORT).toBe(8443);
});

test('fails when the config needs a provider secret and there is none', () => {
  expect(() => gatewayIn(testStack(), { providerSecret: undefined })).toThrow(
    'providerSecret is required because the config needs ANTHROPIC_API_KEY, SLACK_BOT_TOKEN: create a ProviderSecret with config.secretNames',
  );
});

test('fails when the provider secret lacks a name', () => {
  const stack = testStack();
  const providerSecret = new ProviderSecret(stack, 'Other', {
    secretNames: ['ANTHROPIC_API_KEY'],
    encryptionKey: new kms.Key(stack, 'OtherKey'),
  });

  expect(() => gatewayIn(stack, { providerSecret })).toThrow(
    'providerSecret must hold every name that the config needs, SLACK_BOT_TOKEN missing: create it with config.secretNames',
  );
});

test("fails with another tenant's state", () => {
  expect(() => gatewayIn(testStack(), { tenantId: 'other' })).toThrow(
    "tenantId must be that of the state, 'acme', got 'other': give each tenant a StateVolume of its own",
  );
});

test('fails when the config lets the agent run commands', () => {
  expect(() => gatewayIn(testStack(), { rendered: '{"tools":{"exec":{"mode":"full"}}}' })).toThrow(
    'config.tools.exec must deny commands on Fargate',
  );
});

test('fails when its way out lacks a host that the config needs', () => {
  const config = new OpenClawConfig({ modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }) });
  const egress = { allowedHosts: [], environment: {}, allowFrom: () => {} };
  expect(() => gatewayIn(testStack(), { config, egress })).toThrow(
    /^egress must let "api\.anthropic\.com" through on port 443, which the config needs \(Model provider: API\)/,
  );
});

test('fails before it creates a resource', () => {
  const stack = testStack();

  expect(() => gatewayIn(stack, { loadBalancerCidrs: ['0.0.0.0/0'] })).toThrow(
    'loadBalancerCidrs must not be everyone',
  );
  expect(stack.node.findChild('Gateway').node.children).toEqual([]);
});

test.each([AwsSolutionsChecks, NIST80053R5Checks])('has no finding of %p', Checks => {
  const stack = testStack();
  gatewayIn(stack);
  const { violations } = new Checks(stack.node.root).validateScope(stack.node.root);
  const paths = violations.flatMap(violation =>
    (violation.violatingResources ?? []).map(resource => `${violation.ruleName} ${JSON.stringify(resource)}`),
  );

  expect(paths.filter(path => /Test\/(?:Gateway|State|Backup)\//.test(path))).toEqual([]);
});

function fieldOf(name: string) {
  return { 'Fn::Join': ['', [{ Ref: expect.stringMatching('^ProviderSecret') }, `:${name}::`]] };
}
