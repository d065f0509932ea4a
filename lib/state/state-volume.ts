import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { validateTenantId } from '../private/tenant-id';
import { mountStatement } from './mount-statement';
import { createFileSystem } from './state-file-system';

/** Properties of StateVolume. */
export interface StateVolumeProps {
  /** The tenant whose state it is: 2 to 32 lower-case letters, digits and hyphens, a letter first. */
  readonly tenantId: string;

  /** The network of the gateway. */
  readonly vpc: ec2.IVpc;

  /**
   * The subnets that get a mount target.
   *
   * @default - the private subnets of `vpc`
   */
  readonly subnets?: ec2.SubnetSelection;

  /** The key that encrypts the file system. */
  readonly encryptionKey: kms.IKey;

  /**
   * A file system to keep the state on, beside that of other tenants.
   *
   * Its own policy must deny mounting without an access point, as that of the default does.
   *
   * @default - a file system of its own, kept when the stack is deleted
   */
  readonly fileSystem?: efs.IFileSystem;
}

const OWNER = '1000';

/**
 * The durable state of one gateway: a directory on EFS that is reachable through its access point alone.
 *
 * Mounting takes TLS, IAM and the access point; the file system denies everything else, also to administrators. The
 * access point pins every client to uid 1000 below `/tenants/<tenantId>`.
 */
export class StateVolume extends Construct implements ec2.IConnectable {
  /** The tenant whose state it is. */
  public readonly tenantId: string;

  /** The file system, encrypted at rest. */
  public readonly fileSystem: efs.IFileSystem;

  /** The only way into the tenant's directory, and it leads nowhere else. */
  public readonly accessPoint: efs.IAccessPoint;

  /** The security group of the mount targets. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: StateVolumeProps) {
    super(scope, id);
    validateTenantId(props.tenantId);

    this.tenantId = props.tenantId;
    this.fileSystem = props.fileSystem ?? createFileSystem(this, props);
    this.connections = this.fileSystem.connections;
    this.accessPoint = new efs.AccessPoint(this, 'AccessPoint', {
      fileSystem: this.fileSystem,
      path: `/tenants/${props.tenantId}`,
      posixUser: { uid: OWNER, gid: OWNER },
      createAcl: { ownerUid: OWNER, ownerGid: OWNER, permissions: '0700' },
    });
  }

  /** The volume of a task definition that mounts the state with TLS and the task's own role. */
  public volume(name: string): ecs.Volume {
    return {
      name,
      efsVolumeConfiguration: {
        fileSystemId: this.fileSystem.fileSystemId,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: this.accessPoint.accessPointId, iam: 'ENABLED' },
      },
    };
  }

  /** What a task role needs to mount the state: this access point, by a mount target, never as root. */
  public mountStatement(): iam.PolicyStatement {
    return mountStatement(this.fileSystem, this.accessPoint);
  }
}
