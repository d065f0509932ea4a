import { Duration, Size } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Egress } from '../../lib';
import { CellTenantProps } from '../../patterns';
import { CellFixture, cellStage, templateOf, tenantProps, testApp } from '../tenancy/fixture';

function synth(props: Partial<CellTenantProps> = {}, cell: CellFixture['cell'] = {}): Template {
  return templateOf(cellStage(testApp(), { cell, tenants: [tenantProps('support', 7, props)] }), 'support');
}

const DEVICE = '0123456789abcdef'.repeat(4);

const template = synth();
const ownKey = synth({
  ownKey: true,
  cpu: 1024,
  memory: Size.gibibytes(4),
  approvedDevices: [DEVICE],
  logRetention: logs.RetentionDays.ONE_MONTH,
  rotateTokenEvery: Duration.days(7),
});

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
}

function resourcesOf(found: Template): [string, Resource][] {
  return Object.entries(found.toJSON().Resources);
}

/** What each type of resource names that it is made in or for, where that could be somebody else's. */
const CHANGED: { [type: string]: string } = {
  'AWS::EC2::SecurityGroupEgress': 'GroupId',
  'AWS::EC2::SecurityGroupIngress': 'GroupId',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::SecretsManager::RotationSchedule': 'SecretId',
  'AWS::Logs::MetricFilter': 'LogGroupName',
};

const OWN_TYPES = [
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EFS::AccessPoint',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SSM::Parameter',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
];

/** What CloudFormation tags nowhere. */
const UNTAGGED = [
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::IAM::ManagedPolicy',
  'AWS::Logs::MetricFilter',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::RotationSchedule',
];

describe.each([
  ['the proxy tier', template, []],
  ['the Network Firewall tier', synth({}, { egress: Egress.networkFirewall() }), []],
  ['a key of its own', ownKey, ['AWS::KMS::Key']],
])('with %s', (_, found, further) => {
  test('the stack of a tenant has resources of its own kinds alone: no record, no certificate, no policy of a key', () => {
    const types = new Set(resourcesOf(found).map(([, { Type }]) => Type));
    expect([...types].sort()).toEqual([...OWN_TYPES, ...further].sort());
  });

  test('nothing in it changes what is not in it', () => {
    const ids = resourcesOf(found).map(([id]) => id);
    for (const [id, { Type, Properties }] of resourcesOf(found)) {
      const changed = CHANGED[Type];
      if (changed === undefined) continue;
      const { Ref, 'Fn::GetAtt': attribute } = Properties[changed] as { Ref?: string; 'Fn::GetAtt'?: [string] };
      expect({ id, inStack: ids.includes(Ref ?? attribute?.[0] ?? '') }).toEqual({ id, inStack: true });
    }
  });

  test('everything that can be tagged says whose it is', () => {
    const tags = [
      { Key: 'openclaw:cell', Value: 'acme-a' },
      { Key: 'openclaw:classification', Value: 'internal' },
      { Key: 'openclaw:owner', Value: 'support-team' },
      { Key: 'openclaw:tenant', Value: 'support' },
    ];
    for (const [, { Type, Properties }] of resourcesOf(found)) {
      const its = listOf(Properties['Tags'] ?? Properties['AccessPointTags']);
      const expected = UNTAGGED.includes(Type) ? undefined : expect.arrayContaining(tags);
      expect({ Type, tags: its }).toEqual({ Type, tags: expected });
    }
  });
});

/** Tags as a list; Systems Manager takes an object. */
function listOf(tags: unknown): unknown {
  if (tags === undefined || Array.isArray(tags)) return tags;
  return Object.entries(tags as object).map(([Key, Value]) => ({ Key, Value }));
}

/** The keys that the secrets and logs of a template are encrypted with. */
function keysOf(found: Template): string[] {
  const keys = resourcesOf(found)
    .filter(([, { Type }]) => ['AWS::SecretsManager::Secret', 'AWS::Logs::LogGroup'].includes(Type))
    .map(([, { Properties }]) => JSON.stringify(Properties['KmsKeyId']));
  return [...new Set(keys)];
}

test("secrets and logs are under the key of the cell, or under the tenant's own", () => {
  expect(keysOf(template)).toEqual([expect.stringMatching(/^{"Ref":"Ssm\w+encryptionkeyarn\w+"}$/)]);
  expect(keysOf(ownKey)).toEqual([expect.stringMatching(/^{"Fn::GetAtt":\["Key[0-9A-F]{8}","Arn"\]}$/)]);
});

test('a key of its own rotates, outlives the stack and serves CloudWatch Logs', () => {
  ownKey.hasResource('AWS::KMS::Key', {
    DeletionPolicy: 'Retain',
    Properties: {
      EnableKeyRotation: true,
      KeyPolicy: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Sid: 'GrantsForServicesOnly', Effect: 'Deny' }),
          Match.objectLike({ Sid: 'CloudWatchLogs' }),
        ]),
      }),
    },
  });
  expect(/encryptionkeyarn/.exec(JSON.stringify(ownKey.toJSON().Resources))).toBeNull();
});

test('the size, the devices and the times of a tenant are its own', () => {
  ownKey.hasResourceProperties('AWS::ECS::TaskDefinition', { Cpu: '1024', Memory: '4096' });
  ownKey.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
    RotationRules: { AutomaticallyAfterDays: 7 },
  });
  ownKey.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  expect(/"OPENCLAW_APPROVED_DEVICES","Value":"(\w+)"/.exec(JSON.stringify(ownKey.toJSON()))?.[1]).toBe(DEVICE);
});

test('the outputs name the address and the secrets, and nothing of the cell', () => {
  expect(Object.keys(template.findOutputs('*')).sort()).toEqual(['ProviderSecretToFill', 'TokenSecret', 'Url']);
  template.hasOutput('ProviderSecretToFill', {
    Description: 'Enter ANTHROPIC_API_KEY, SLACK_BOT_TOKEN, SLACK_APP_TOKEN here',
  });
});

test('the stack stays far below the limits of CloudFormation', () => {
  expect(resourcesOf(template).length).toBeLessThan(100);
  expect(JSON.stringify(template.toJSON()).length).toBeLessThan(100_000);
});
