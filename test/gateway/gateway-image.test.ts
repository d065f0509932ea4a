import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { GatewayImage } from '../../lib/gateway';
import { containerOf, gatewayIn, testStack } from './fixture';

const DIGEST = `sha256:${'a'.repeat(64)}`;

interface DockerImage {
  readonly source: { readonly directory: string; readonly dockerBuildArgs?: object; readonly platform?: string };
}

function dockerImages(image?: GatewayImage): DockerImage['source'][] {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  gatewayIn(stack, { image });
  const [assets] = app.synth().artifacts.filter(artifact => artifact.id === 'Test.assets');
  const { contents } = assets as unknown as { contents: { dockerImages: { [id: string]: DockerImage } } };
  return Object.values(contents.dockerImages).map(({ source }) => source);
}

function synthWith(image: GatewayImage): Template {
  const stack = testStack();
  gatewayIn(stack, { image });
  return Template.fromStack(stack);
}

test('builds on OpenClaw 2026.9.6 by digest, with the plugins of the config', () => {
  expect(dockerImages()).toContainEqual(
    expect.objectContaining({
      dockerBuildArgs: {
        OPENCLAW_IMAGE:
          'ghcr.io/openclaw/openclaw:2026.9.6@sha256:0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15',
        OPENCLAW_PLUGINS: '@openclaw/slack@2026.9.6',
      },
      platform: 'linux/amd64',
    }),
  );
});

test('builds the gateway and the edge for the processor that the task runs on', () => {
  const image = GatewayImage.fromAsset({ cpuArchitecture: ecs.CpuArchitecture.ARM64 });

  expect(dockerImages(image).map(({ platform }) => platform)).toEqual(['linux/arm64', 'linux/arm64']);
  synthWith(image).hasResourceProperties('AWS::ECS::TaskDefinition', {
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
  });
});

test('builds on another OpenClaw image', () => {
  const openClawImage = `registry.example.com/openclaw:1@${DIGEST}`;

  expect(dockerImages(GatewayImage.fromAsset({ openClawImage }))).toContainEqual(
    expect.objectContaining({ dockerBuildArgs: expect.objectContaining({ OPENCLAW_IMAGE: openClawImage }) }),
  );
});

test('runs on x86 by default', () => {
  expect(GatewayImage.fromAsset().cpuArchitecture).toBe(ecs.CpuArchitecture.X86_64);
});

test('pulls from an own ECR repository by digest, and from no other', () => {
  const stack = testStack();
  const repository = new ecr.Repository(stack, 'Repository');
  gatewayIn(stack, { image: GatewayImage.fromEcrRepository(repository, DIGEST) });
  const template = Template.fromStack(stack);

  expect(JSON.stringify(containerOf(template, 'gateway').Image)).toContain(`@${DIGEST}`);
  const [{ Resource: repositories }] = statements(template).filter(({ Sid }) => Sid === 'PullImages');
  expect(repositories).toHaveLength(2);
  expect(JSON.stringify(repositories)).toContain('{"Fn::GetAtt":["Repository');
});

test('takes an image of another registry, and warns of the way to it', () => {
  const stack = testStack();
  gatewayIn(stack, { image: GatewayImage.fromRegistry(`ghcr.io/acme/openclaw:1@${DIGEST}`) });

  expect(containerOf(Template.fromStack(stack), 'gateway').Image).toBe(`ghcr.io/acme/openclaw:1@${DIGEST}`);
  Annotations.fromStack(stack).hasWarning(
    '*',
    Match.stringLikeRegexp('allow list must name the registry.*openclaw:GatewayImage.registry'),
  );
});

test.each([
  [
    'openClawImage',
    'ghcr.io/openclaw/openclaw:2026.9.6',
    (image: string) => GatewayImage.fromAsset({ openClawImage: image }),
  ],
  ['openClawImage', 'openclaw:latest@sha256:abc', (image: string) => GatewayImage.fromAsset({ openClawImage: image })],
  ['image', 'ghcr.io/acme/openclaw:1', (image: string) => GatewayImage.fromRegistry(image)],
  ['image', `openclaw@${DIGEST} `, (image: string) => GatewayImage.fromRegistry(image)],
  [
    'digest',
    'latest',
    (digest: string) =>
      GatewayImage.fromEcrRepository(ecr.Repository.fromRepositoryName(new Stack(), 'R', 'openclaw'), digest),
  ],
])('fails when %s is %s', (prop, value, create) => {
  expect(() => create(value)).toThrow(
    `${prop} must end in a digest, sha256: and 64 hexadecimal digits, got '${value}': a tag can be moved to another image, so pin what you reviewed`,
  );
});

function statements(template: Template): { Sid?: string; Resource: unknown }[] {
  const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
  return policies.flatMap(policy => policy.Properties.PolicyDocument.Statement);
}
