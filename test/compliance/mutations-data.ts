import { GONE } from './mutate';
import { Mutation } from './mutations-compute';

const EFS_MOUNT = 'Properties.Volumes[Name=state].EFSVolumeConfiguration';
const TASK = 'Gateway/ECS::TaskDefinition';
const FILE_SYSTEM_POLICY = 'Properties.FileSystemPolicy.Statement';
const OPEN_PERMISSION = { Action: 'lambda:InvokeFunction', FunctionName: 'rotation', Principal: '*' };

/** Changes of log groups and functions. */
const LOG_MUTATIONS: Mutation[] = [
  [['Logs::LogGroup', 'Properties.KmsKeyId'], [GONE], ['LOG1']],
  [['Logs::LogGroup', 'Properties.RetentionInDays'], [GONE], ['LOG2']],
  [['LogsGateway/Logs::LogGroup', 'Properties.DataProtectionPolicy'], [GONE], ['LOG3']],
  [['LogsGateway/Logs::LogGroup', 'Properties.DataProtectionPolicy.Statement.1'], [GONE], ['LOG3']],
  [['Logs::LogGroup', 'DeletionPolicy'], [GONE, 'Delete'], ['LOG4']],
  [['Logs::LogGroup', 'UpdateReplacePolicy'], [GONE], ['LOG4']],
  [['TokenRotation/Lambda::Function', 'Properties.ReservedConcurrentExecutions'], [GONE], ['LAM1']],
  [['TokenRotation/Lambda::Function', 'Properties.DeadLetterConfig'], [GONE], ['LAM2']],
  [['Lambda::Function', 'Properties.Runtime'], ['nodejs18.x', 'nodejs20.x', 'python3.8'], ['LAM3']],
  [['Lambda::Function', 'Properties.Environment'], [{ Variables: { API_KEY: 'correct-horse' } }], ['LAM4']],
  [['Lambda::Permission', 'Properties'], [OPEN_PERMISSION], ['LAM5']],
];

/** Changes of the state and its backups. */
const STATE_MUTATIONS: Mutation[] = [
  [['EFS::FileSystem', 'Properties.Encrypted'], [GONE, false], ['EFS1']],
  [['EFS::FileSystem', 'Properties.KmsKeyId'], [GONE, 'alias/aws/elasticfilesystem'], ['EFS1']],
  [[TASK, `${EFS_MOUNT}.TransitEncryption`], [GONE, 'DISABLED'], ['EFS2']],
  [[TASK, `${EFS_MOUNT}.AuthorizationConfig.IAM`], [GONE, 'DISABLED'], ['EFS3']],
  [[TASK, `${EFS_MOUNT}.AuthorizationConfig.AccessPointId`], [GONE], ['EFS4']],
  [[TASK, `${EFS_MOUNT}.AuthorizationConfig`], [GONE], ['EFS3', 'EFS4']],
  [[TASK, EFS_MOUNT], [GONE], ['EFS12']],
  [[TASK, 'Properties.Volumes[Name=state]'], [GONE], ['EFS12']],
  [
    [TASK, 'Properties.ContainerDefinitions[Name=gateway].MountPoints[SourceVolume=state]'],
    [GONE, { SourceVolume: 'scratch', ContainerPath: '/var/lib/openclaw' }],
    ['EFS12'],
  ],
  [['EFS::AccessPoint', 'Properties.PosixUser'], [GONE], ['EFS5']],
  [['EFS::AccessPoint', 'Properties.PosixUser.Uid'], [GONE, '0'], ['EFS5']],
  [['EFS::AccessPoint', 'Properties.PosixUser.Gid'], ['0'], ['EFS5']],
  [['EFS::AccessPoint', 'Properties.RootDirectory.Path'], [GONE, '/'], ['EFS6']],
  [['EFS::AccessPoint', 'Properties.RootDirectory'], [GONE], ['EFS6', 'EFS11']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyWithoutTls]`], [GONE], ['EFS7']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyWithoutTls].Effect`], ['Allow'], ['EFS7']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyWithoutAccessPoint]`], [GONE], ['EFS8']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyWithoutAccessPoint].Effect`], ['Allow'], ['EFS8']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyRoot]`], [GONE], ['EFS9']],
  [['EFS::FileSystem', `${FILE_SYSTEM_POLICY}[Sid=DenyRoot].Effect`], ['Allow'], ['EFS9']],
  [['EFS::FileSystem', 'Properties.FileSystemPolicy'], [GONE], ['EFS7', 'EFS8', 'EFS9']],
  [['EFS::FileSystem', 'DeletionPolicy'], [GONE, 'Delete'], ['EFS10']],
  [['EFS::FileSystem', 'UpdateReplacePolicy'], [GONE], ['EFS10']],
  [['EFS::AccessPoint', 'Properties.RootDirectory.CreationInfo.Permissions'], ['0755', '0777'], ['EFS11']],
  [['Backup::BackupSelection', 'Properties.BackupSelection.Resources'], [GONE, []], ['BCK1']],
  [['Backup::BackupVault', 'Properties.LockConfiguration'], [GONE], ['BCK2']],
  [['Backup::BackupPlan', 'Properties.BackupPlan.BackupPlanRule.*.Lifecycle.DeleteAfterDays'], [1, 6], ['BCK3']],
  [['Backup::BackupVault', 'Properties.EncryptionKeyArn'], [GONE], ['BCK4']],
  [['Backup::BackupVault', 'Properties.LockConfiguration.MinRetentionDays'], [GONE, 1], ['BCK5']],
  [['Backup::BackupVault', 'Properties.AccessPolicy'], [GONE], ['BCK6']],
];

export const DATA_MUTATIONS: readonly Mutation[] = [...LOG_MUTATIONS, ...STATE_MUTATIONS];
