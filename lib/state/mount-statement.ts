import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';

/** What a role needs to mount a tenant's state: this access point, by a mount target, never as root. */
export function mountStatement(fileSystem: efs.IFileSystem, accessPoint: efs.IAccessPoint): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'MountState',
    actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    resources: [fileSystem.fileSystemArn],
    conditions: {
      StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn },
      // NFS passes no VPC endpoint, so aws:SourceVpc is never there; a mount target stands in its VPC alone.
      Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
    },
  });
}
