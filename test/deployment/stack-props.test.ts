import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SingleTenantDeployment } from '../../bin/deployment/deployment';
import { singleTenantStackProps } from '../../bin/deployment/stack-props';
import { SingleTenantStack } from '../../patterns';
import { edit, VALID } from './edit';
import { parseSingleTenant, readSingleTenant } from './single-tenant';

const DIGEST = `sha256:${'0'.repeat(64)}`;

function example(name: string): SingleTenantDeployment {
  return readSingleTenant(path.join(__dirname, '..', '..', 'examples', name));
}

function valid(...edits: [string, string][]): SingleTenantDeployment {
  return parseSingleTenant(edit(VALID, edits));
}

function synth(deployment: SingleTenantDeployment): Template {
  const app = new App({ analyticsReporting: false });
  return Template.fromStack(new SingleTenantStack(app, deployment.file.name, singleTenantStackProps(deployment)));
}

test('hands every field of the file to the pattern', () => {
  const props = singleTenantStackProps(example('internet-facing.yaml'));
  expect(props).toMatchObject({
    env: { region: 'us-east-1' },
    tenantId: 'company',
    cidr: '10.40.0.0/20',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    cpu: 1024,
    alarmEmail: 'security-operations@example.com',
    logRetention: 731,
    tags: {
      team: 'platform',
      'data-classification': 'internal',
      'openclaw:environment': 'production',
      'openclaw:tenant': 'company',
    },
  });
  expect(props.memory?.toMebibytes()).toBe(4096);
  expect(props.backupRetention?.toDays()).toBe(90);
  expect(props.rotateTokenEvery?.toDays()).toBe(14);
  expect(props.egress?.natGateways).toBe(2);
  expect(props.tools?.deny).toContain('group:web');
});

test('leaves what the file does not say to the defaults of the pattern', () => {
  const { image, cpu, memory, alarmEmail, logRetention, backupRetention, rotateTokenEvery } = singleTenantStackProps(
    valid(),
  );
  expect({ image, cpu, memory, alarmEmail, logRetention, backupRetention, rotateTokenEvery }).toEqual({});
});

test('refers to the zone, the certificate and the client secret that the file names', () => {
  const template = synth(example('internet-facing.yaml'));
  template.hasResourceProperties('AWS::Route53::RecordSet', { HostedZoneId: 'Z0123456789ABCDEFGHIJ' });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Port: 443,
    Certificates: [{ CertificateArn: Match.stringLikeRegexp('^arn:aws:acm:us-east-1:111122223333:certificate/') }],
  });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Actions: Match.arrayWith([
      Match.objectLike({
        AuthenticateOidcConfig: Match.objectLike({
          ClientSecret: Match.stringLikeRegexp('^{{resolve:secretsmanager:openclaw/oidc-client-secret:SecretString'),
          SessionTimeout: 28800,
        }),
      }),
    ]),
  });
  template.resourceCountIs('AWS::EC2::NatGateway', 2);
});

test('hands on what shares one conversation', () => {
  const edits: [string, string] = ['tenant:\n', 'tenant:\n  sessionScope: perAccountChannelPeer\n'];
  expect(singleTenantStackProps(valid(edits)).sessionScope).toBe('per-account-channel-peer');
  expect(singleTenantStackProps(valid()).sessionScope).toBeUndefined();
});

test('hands the approved devices to the pattern', () => {
  const id = createHash('sha256').update('a browser').digest('hex');
  const { approvedDevices } = singleTenantStackProps(valid(['tenant:\n', `tenant:\n  approvedDevices: ["${id}"]\n`]));
  expect(approvedDevices).toEqual([id]);
});

test('makes no load balancer without an ingress', () => {
  synth(example('outbound-only.yaml')).resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
});

test('lets the roles that the file names read the secrets, whatever path they have', () => {
  const arn =
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Keys_9f86d081884c7d65';
  const { secretMaintainers } = singleTenantStackProps(
    valid(['tenant:\n', `tenant:\n  secretMaintainers: [${arn}]\n`]),
  );
  expect(secretMaintainers?.map(({ roleArn }) => roleArn)).toEqual([arn]);
});

test('takes a finished image from ECR by its digest', () => {
  const image = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/openclaw:1@${DIGEST}`;
  const template = synth(valid(['network:', `openclaw:\n  image: ${image}\nnetwork:`]));
  const gateway = { Name: 'gateway', Image: { 'Fn::Join': ['', Match.arrayWith([`/team/openclaw@${DIGEST}`])] } };
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: Match.arrayWith([Match.objectLike(gateway)]),
  });
});

test('builds on the image that the file names, for the processor that it names', () => {
  const { image } = singleTenantStackProps(
    valid([
      'network:',
      `openclaw:\n  baseImage: ghcr.io/openclaw/openclaw:1@${DIGEST}\n  cpuArchitecture: ARM64\nnetwork:`,
    ]),
  );
  expect(image?.cpuArchitecture).toMatchObject({ _cpuArchitecture: 'ARM64' });
});

test('makes the stack without looking anything up when an account is named', () => {
  const deployment = valid(['environment:', 'account: "111122223333"\nenvironment:']);
  const app = new App({ analyticsReporting: false });
  const stack: Stack = new SingleTenantStack(app, 'Example', singleTenantStackProps(deployment));
  expect(stack.account).toBe('111122223333');
  expect(app.synth().manifest.missing ?? []).toEqual([]);
});
