import { accessPointOnlyFileSystem } from '../../../lib/compliance/rules/efs/access-point-only-file-system';
import { authorizedMount } from '../../../lib/compliance/rules/efs/authorized-mount';
import { confinedAccessPoint } from '../../../lib/compliance/rules/efs/confined-access-point';
import { durableState } from '../../../lib/compliance/rules/efs/durable-state';
import { encryptedFileSystem } from '../../../lib/compliance/rules/efs/encrypted-file-system';
import { encryptedTransit } from '../../../lib/compliance/rules/efs/encrypted-transit';
import { keptFileSystem } from '../../../lib/compliance/rules/efs/kept-file-system';
import { mountByAccessPoint } from '../../../lib/compliance/rules/efs/mount-by-access-point';
import { noRootClient } from '../../../lib/compliance/rules/efs/no-root-client';
import { privateDirectory } from '../../../lib/compliance/rules/efs/private-directory';
import { tlsOnlyFileSystem } from '../../../lib/compliance/rules/efs/tls-only-file-system';
import { unprivilegedAccessPoint } from '../../../lib/compliance/rules/efs/unprivileged-access-point';
import { cases, hardened, RuleCase, set, setAttribute, UNTOLD } from '../rule-cases';

const STATEMENTS = 'FileSystemPolicy.Statement';

function fileSystem(path: string, value?: unknown): RuleCase {
  return hardened(set('FileSystem', path, value));
}

function accessPoint(path: string, value?: unknown): RuleCase {
  return hardened(set('AccessPoint', path, value));
}

/** The hardened deployment with another value in how the task mounts its state. */
function mount(path: string, value?: unknown): RuleCase {
  return hardened(set('Task', `Volumes.0.EFSVolumeConfiguration.${path}`, value));
}

const WITHOUT_STATE = hardened(set('Task', 'Volumes', [{ Name: 'state' }, { Name: 'config' }]));

cases(encryptedFileSystem, {
  nonCompliant: [
    fileSystem('Encrypted', false),
    fileSystem('Encrypted'),
    fileSystem('KmsKeyId'),
    fileSystem('KmsKeyId', 'alias/aws/elasticfilesystem'),
  ],
  undecidable: [fileSystem('Encrypted', UNTOLD), fileSystem('KmsKeyId', UNTOLD)],
});

cases(encryptedTransit, {
  nonCompliant: [mount('TransitEncryption', 'DISABLED'), mount('TransitEncryption')],
  notApplicable: WITHOUT_STATE,
  undecidable: mount('TransitEncryption', UNTOLD),
});

cases(authorizedMount, {
  nonCompliant: [mount('AuthorizationConfig.IAM', 'DISABLED'), mount('AuthorizationConfig')],
  notApplicable: WITHOUT_STATE,
  undecidable: mount('AuthorizationConfig.IAM', UNTOLD),
});

cases(mountByAccessPoint, {
  nonCompliant: [mount('AuthorizationConfig.AccessPointId'), mount('AuthorizationConfig')],
  notApplicable: WITHOUT_STATE,
  undecidable: mount('AuthorizationConfig.AccessPointId', UNTOLD),
});

cases(unprivilegedAccessPoint, {
  compliant: accessPoint('PosixUser.Uid', '1'),
  nonCompliant: [accessPoint('PosixUser.Uid', '0'), accessPoint('PosixUser.Gid', 0), accessPoint('PosixUser')],
  undecidable: accessPoint('PosixUser.Uid', UNTOLD),
});

cases(confinedAccessPoint, {
  compliant: accessPoint('RootDirectory.Path', { 'Fn::Sub': `/tenants/\${AtDeployment}` }),
  nonCompliant: [
    accessPoint('RootDirectory.Path', '/'),
    accessPoint('RootDirectory.Path', '//'),
    accessPoint('RootDirectory'),
  ],
  undecidable: accessPoint('RootDirectory.Path', UNTOLD),
});

cases(tlsOnlyFileSystem, {
  nonCompliant: [
    fileSystem(`${STATEMENTS}.0.Effect`, 'Allow'),
    fileSystem(`${STATEMENTS}.0.Condition`, { Bool: { 'aws:ViaAWSService': 'true' } }),
    fileSystem('FileSystemPolicy'),
  ],
  undecidable: fileSystem('FileSystemPolicy', UNTOLD),
});

cases(accessPointOnlyFileSystem, {
  compliant: fileSystem(`${STATEMENTS}.1.Condition`, {
    StringNotEquals: { 'elasticfilesystem:AccessPointArn': 'arn:aws:elasticfilesystem:::access-point/1' },
  }),
  nonCompliant: [
    fileSystem(`${STATEMENTS}.1.Action`, 'elasticfilesystem:ClientWrite'),
    fileSystem(`${STATEMENTS}.1.Condition`, { Bool: { 'elasticfilesystem:AccessPointArn': 'true' } }),
    fileSystem('FileSystemPolicy'),
  ],
  undecidable: fileSystem(`${STATEMENTS}.1.Condition`, UNTOLD),
});

cases(noRootClient, {
  nonCompliant: [
    fileSystem(`${STATEMENTS}.2.Principal`, { AWS: 'arn:aws:iam::123456789012:user/one' }),
    fileSystem(`${STATEMENTS}.2.Condition`, { Bool: { 'aws:SecureTransport': 'false' } }),
    fileSystem('FileSystemPolicy'),
  ],
  undecidable: fileSystem(`${STATEMENTS}.2.Action`, UNTOLD),
});

cases(keptFileSystem, {
  nonCompliant: [
    hardened(setAttribute('FileSystem', 'DeletionPolicy', 'Delete')),
    hardened(setAttribute('FileSystem', 'UpdateReplacePolicy')),
  ],
  undecidable: hardened(setAttribute('FileSystem', 'DeletionPolicy', UNTOLD)),
});

cases(privateDirectory, {
  compliant: accessPoint('RootDirectory.CreationInfo.Permissions', '700'),
  nonCompliant: [
    accessPoint('RootDirectory.CreationInfo.Permissions', '0755'),
    accessPoint('RootDirectory.CreationInfo.Permissions', '0750'),
    accessPoint('RootDirectory.CreationInfo'),
  ],
  undecidable: accessPoint('RootDirectory.CreationInfo.Permissions', UNTOLD),
});

cases(durableState, {
  compliant: hardened(set('Task', 'Volumes.0', { Name: 'state', ConfiguredAtLaunch: true })),
  nonCompliant: [
    hardened(set('Task', 'Volumes.0.EFSVolumeConfiguration')),
    hardened(set('Task', 'ContainerDefinitions.0.MountPoints.0.SourceVolume', 'config')),
    hardened(set('Task', 'ContainerDefinitions.0.Environment.0.Value', '/tmp/state')),
    hardened(set('Task', 'ContainerDefinitions.0.Environment.0.Name', 'OTHER')),
  ],
  undecidable: [
    hardened(set('Task', 'ContainerDefinitions.0.MountPoints', UNTOLD)),
    hardened(set('Task', 'ContainerDefinitions.0.Environment.0.Value', UNTOLD)),
  ],
});
