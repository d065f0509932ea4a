import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { StateBackup, StateVolume, StateVolumeProps } from '../../lib/state';

function volumeIn(stack: Stack, props: Partial<StateVolumeProps> = {}): StateVolume {
  return new StateVolume(stack, 'State', {
    tenantId: 'acme',
    vpc: new ec2.Vpc(stack, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Gateway', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        { name: 'Ingress', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    }),
    subnets: { subnetGroupName: 'Gateway' },
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    ...props,
  });
}

function testStack(): Stack {
  return new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
}

function synth(props?: Partial<StateVolumeProps>): Template {
  const stack = testStack();
  volumeIn(stack, props);
  return Template.fromStack(stack);
}

const template = synth();

test('encrypts the file system with the given key and keeps it', () => {
  template.hasResource('AWS::EFS::FileSystem', {
    Properties: { Encrypted: true, KmsKeyId: { 'Fn::GetAtt': [refTo('AWS::KMS::Key'), 'Arn'] } },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('denies what comes without TLS, without an access point, or as root', () => {
  const everyone = { Effect: 'Deny', Principal: { AWS: '*' } };
  template.hasResourceProperties('AWS::EFS::FileSystem', {
    FileSystemPolicy: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'DenyWithoutTls', ...everyone, Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Sid: 'DenyWithoutAccessPoint',
          ...everyone,
          Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
          Condition: { Null: { 'elasticfilesystem:AccessPointArn': 'true' } },
        },
        { Sid: 'DenyRoot', ...everyone, Action: 'elasticfilesystem:ClientRootAccess' },
      ],
    },
  });
});

test("pins the access point to the tenant's directory and to uid 1000", () => {
  template.hasResourceProperties('AWS::EFS::AccessPoint', {
    PosixUser: { Uid: '1000', Gid: '1000' },
    RootDirectory: {
      Path: '/tenants/acme',
      CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0700' },
    },
  });
});

test('puts a mount target into each of the given subnets and no other', () => {
  template.resourceCountIs('AWS::EFS::MountTarget', 2);
  for (const { Properties } of Object.values(template.findResources('AWS::EFS::MountTarget'))) {
    expect(Properties.SubnetId).toEqual({ Ref: expect.stringMatching('^VpcGatewaySubnet') });
  }
});

test('puts one mount target into each zone where the gateway may be placed in several subnets of it', () => {
  const stack = testStack();
  volumeIn(stack, { subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });
  Template.fromStack(stack).resourceCountIs('AWS::EFS::MountTarget', 2);
});

test('has the same policy whatever feature flags an app sets', () => {
  const app = new App({ context: { '@aws-cdk/aws-efs:denyAnonymousAccess': true } });
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  volumeIn(stack);
  const policyOf = (each: Template) =>
    Object.values(each.findResources('AWS::EFS::FileSystem'))[0].Properties.FileSystemPolicy;
  expect(policyOf(Template.fromStack(stack))).toEqual(policyOf(template));
});

test('lets nobody reach the mount targets, and those reach nobody', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Mount targets of the OpenClaw state',
    SecurityGroupEgress: [
      {
        CidrIp: '255.255.255.255/32',
        Description: 'Disallow all traffic',
        FromPort: 252,
        IpProtocol: 'icmp',
        ToPort: 86,
      },
    ],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

test('opens the NFS port to whom it is told to', () => {
  const stack = testStack();
  const state = volumeIn(stack);
  state.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.0.0.7/32'));

  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [{ CidrIp: '10.0.0.7/32', IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049 }],
  });
});

test('shares a file system that is brought', () => {
  const stack = testStack();
  const { fileSystem } = volumeIn(stack);
  const other = new StateVolume(stack, 'Other', {
    tenantId: 'other',
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'SameVpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] }),
    encryptionKey: new kms.Key(stack, 'OtherKey'),
    fileSystem,
  });

  expect(other.fileSystem).toBe(fileSystem);
  const shared = Template.fromStack(stack);
  shared.resourceCountIs('AWS::EFS::FileSystem', 1);
  shared.hasResourceProperties('AWS::EFS::AccessPoint', { RootDirectory: { Path: '/tenants/other' } });
});

test('describes a volume that is mounted with TLS and IAM', () => {
  const state = volumeIn(testStack());

  expect(state.volume('state')).toEqual({
    name: 'state',
    efsVolumeConfiguration: {
      fileSystemId: state.fileSystem.fileSystemId,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: state.accessPoint.accessPointId, iam: 'ENABLED' },
    },
  });
});

test.each(['ac', 'acme', 'team-42', 'a1', 'a'.repeat(32)])("takes the tenant '%s'", tenantId => {
  expect(volumeIn(testStack(), { tenantId }).tenantId).toBe(tenantId);
});

test.each(['', 'a', 'Acme', '1acme', '-acme', 'acme-', 'ac_me', 'ac/me', '../acme', 'ac me', 'аcme', 'a'.repeat(33)])(
  "fails with the tenant '%s'",
  tenantId => {
    expect(() => volumeIn(testStack(), { tenantId })).toThrow(
      `tenantId must be 2 to 32 lower-case letters, digits and inner hyphens, a letter first, got '${tenantId}': choose a name that can stand in a path and a tag for good`,
    );
  },
);

test.each([AwsSolutionsChecks, NIST80053R5Checks])('has no finding of %p when it is backed up', Checks => {
  const stack = testStack();
  const state = volumeIn(stack);
  const encryptionKey = new kms.Key(stack, 'BackupKey', { enableKeyRotation: true });
  const backup = new StateBackup(stack, 'Backup', { fileSystem: state.fileSystem, encryptionKey });
  const checks = new Checks(stack.node.root);

  expect(checks.validateScope(state).violations).toEqual([]);
  expect(checks.validateScope(backup).violations).toEqual([]);
});

function refTo(type: string): string {
  return Object.keys(template.findResources(type))[0];
}
