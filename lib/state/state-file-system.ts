import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties of StateFileSystem. */
export interface StateFileSystemProps {
  /** The network of the gateways. */
  readonly vpc: ec2.IVpc;

  /**
   * The subnets that get a mount target.
   *
   * @default - the private subnets of `vpc`
   */
  readonly subnets?: ec2.SubnetSelection;

  /** The key that encrypts the file system. */
  readonly encryptionKey: kms.IKey;
}

/**
 * A file system that keeps the state of many gateways, each in a directory behind an access point of its own.
 *
 * Mounting takes TLS, IAM and an access point; the file system denies everything else, also to administrators.
 */
export class StateFileSystem extends Construct {
  /** The file system, encrypted at rest; it outlives its stack. */
  public readonly fileSystem: efs.FileSystem;

  constructor(scope: Construct, id: string, props: StateFileSystemProps) {
    super(scope, id);
    this.fileSystem = createFileSystem(this, props);
  }
}

/** Makes the file system and the security group of its mount targets in a scope. */
export function createFileSystem(scope: Construct, props: StateFileSystemProps): efs.FileSystem {
  const securityGroup = new ec2.SecurityGroup(scope, 'SecurityGroup', {
    vpc: props.vpc,
    description: 'Mount targets of the OpenClaw state',
    allowAllOutbound: false,
  });
  return new efs.FileSystem(scope, 'FileSystem', {
    vpc: props.vpc,
    // EFS takes one mount target per zone, however many subnets the gateway may be placed in.
    vpcSubnets: { ...props.subnets, onePerAz: true },
    securityGroup,
    encrypted: true,
    kmsKey: props.encryptionKey,
    throughputMode: efs.ThroughputMode.ELASTIC,
    // StateBackup makes the backups, in a vault of its own; the default plan's vault has no lock.
    enableAutomaticBackups: false,
    fileSystemPolicy: fileSystemPolicy(),
    // Otherwise a feature flag makes CDK add an allow for everybody; our policy denies, and IAM allows.
    allowAnonymousAccess: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function fileSystemPolicy(): iam.PolicyDocument {
  const mount = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'];
  return new iam.PolicyDocument({
    statements: [
      deny('DenyWithoutTls', ['*'], { Bool: { 'aws:SecureTransport': 'false' } }),
      deny('DenyWithoutAccessPoint', mount, { Null: { 'elasticfilesystem:AccessPointArn': 'true' } }),
      deny('DenyRoot', ['elasticfilesystem:ClientRootAccess']),
    ],
  });
}

function deny(sid: string, actions: string[], conditions?: { [operator: string]: unknown }): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions,
    conditions,
  });
}
