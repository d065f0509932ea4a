import { GONE } from './mutate';
import { Mutation } from './mutations-compute';

const TASK_POLICY = 'GatewayTaskPolicy/IAM::ManagedPolicy';
const EXECUTION_POLICY = 'GatewayExecutionPolicy/IAM::ManagedPolicy';
const STATEMENT = 'Properties.PolicyDocument.Statement';
const READ = `${STATEMENT}[Sid=ReadSecrets]`;
const TRUST = 'Properties.AssumeRolePolicyDocument.Statement';
const ANYBODY = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
const POLICY = 'Properties.ResourcePolicy.Statement[Sid=DenyReadByAllButReaders]';
const KEY_POLICY = 'Properties.KeyPolicy.Statement';

/** Changes of roles and their policies. */
const ROLE_MUTATIONS: Mutation[] = [
  [['Gateway/IAM::Role', `${TRUST}.*.Condition`], [GONE, { Bool: { 'aws:SecureTransport': 'true' } }], ['IAM1']],
  [['NetworkFlowLogs/IAM::Role', `${TRUST}.*.Condition`], [GONE], ['IAM1']],
  [['SecretRollout/IAM::Role', `${TRUST}.*.Condition`], [GONE], ['IAM1']],
  [['ProviderSecret/IAM::Role', `${TRUST}.*.Condition`], [GONE], ['IAM1']],
  [['IAM::Role', `${TRUST}.*`], [ANYBODY], ['IAM12']],
  [['Gateway/IAM::Role', 'Properties.PermissionsBoundary'], [GONE], ['IAM8']],
  [['IAM::Role', 'Properties.ManagedPolicyArns'], [['arn:aws:iam::aws:policy/AdministratorAccess']], ['IAM10']],
  [
    [TASK_POLICY, `${STATEMENT}.*.Action`],
    ['secretsmanager:GetSecretValue', 'ssm:GetParameter'],
    ['IAM2', 'IAM3'],
  ],
  [[TASK_POLICY, `${STATEMENT}.*.Action`], ['s3:GetObject', 'elasticfilesystem:ClientRootAccess'], ['IAM3']],
  [[TASK_POLICY, `${STATEMENT}.*.Action`], ['*'], ['IAM2', 'IAM3', 'IAM4', 'IAM7']],
  [[TASK_POLICY, `${STATEMENT}.*.Action`], ['sts:AssumeRole'], ['IAM3', 'IAM7']],
  [[TASK_POLICY, `${STATEMENT}.*.Condition`], [GONE], ['IAM14']],
  [[TASK_POLICY, `${STATEMENT}.*.Condition.StringEquals`], [GONE], ['IAM14']],
  [[EXECUTION_POLICY, `${READ}.Action`], ['secretsmanager:*', ['logs:PutLogEvents', '*']], ['IAM4']],
  [[EXECUTION_POLICY, `${READ}.Resource`], ['*', ['*']], ['IAM5']],
  [[EXECUTION_POLICY, READ], [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }], ['IAM5', 'IAM6']],
  [
    [EXECUTION_POLICY, `${READ}.Action`],
    ['secretmanager:GetSecretValue', 'secretsmanager:ReadSecretValue', 'secretsmanager GetSecretValue'],
    ['IAM9'],
  ],
  [[EXECUTION_POLICY, `${READ}.NotResource`], ['arn:aws:secretsmanager:::secret:other'], ['IAM11']],
  [
    ['Gateway/ECS::TaskDefinition', 'Properties.TaskRoleArn'],
    [{ 'Fn::GetAtt': ['GatewayExecutionRole8A9A5BCC', 'Arn'] }],
    ['IAM2', 'IAM3', 'IAM13'],
  ],
];

/** Changes of secrets, their policies and their rotation. */
const SECRET_MUTATIONS: Mutation[] = [
  [
    [
      'Gateway/ECS::TaskDefinition',
      'Properties.ContainerDefinitions[Name=gateway].Secrets[Name=OPENCLAW_GATEWAY_TOKEN]',
    ],
    [GONE],
    ['SEC1'],
  ],
  [['Token/SecretsManager::Secret', 'Properties.GenerateSecretString'], [GONE], ['SEC2']],
  [['Token/SecretsManager::Secret', 'Properties.GenerateSecretString.PasswordLength'], [GONE, 16, 63], ['SEC2']],
  [['SecretsManager::Secret', 'Properties.SecretString'], ['correct-horse', '{"TOKEN":"correct-horse"}'], ['SEC3']],
  [['SecretsManager::Secret', 'Properties.KmsKeyId'], [GONE, 'alias/aws/secretsmanager'], ['SEC4']],
  [['SecretsManager::RotationSchedule', 'Properties.RotationRules'], [GONE, { AutomaticallyAfterDays: 180 }], ['SEC5']],
  [['SecretsManager::RotationSchedule', 'Properties.RotationLambdaARN'], [GONE], ['SEC5']],
  [['SecretsManager::RotationSchedule', 'Type'], ['AWS::CloudFormation::WaitConditionHandle'], ['SEC5']],
  [['SecretsManager::ResourcePolicy', POLICY], [GONE], ['SEC6']],
  [['SecretsManager::ResourcePolicy', `${POLICY}.Effect`], ['Allow'], ['SEC6']],
  [['SecretsManager::ResourcePolicy', `${POLICY}.Action`], ['secretsmanager:PutSecretValue'], ['SEC6']],
  [['SecretsManager::ResourcePolicy', `${POLICY}.Condition`], [GONE, {}], ['SEC6']],
  [['SecretsManager::ResourcePolicy', 'Properties.BlockPublicPolicy'], [GONE, false], ['SEC7']],
  [['Lambda::Permission', 'Properties.SourceAccount'], [GONE], ['SEC8']],
];

/** Changes of the key and its policy. */
const KEY_MUTATIONS: Mutation[] = [
  [['KMS::Key', 'Properties.EnableKeyRotation'], [GONE, false], ['KMS1']],
  [['KMS::Key', `${KEY_POLICY}.0.Principal`], ['*', { AWS: '*' }], ['KMS2']],
  [['KMS::Key', `${KEY_POLICY}[Sid=CloudWatchLogs].Action`], ['kms:*', ['kms:Put*']], ['KMS3']],
  [['KMS::Key', `${KEY_POLICY}[Sid=EncryptAlarms].Action`], ['kms:*'], ['KMS3']],
  [['KMS::Key', `${KEY_POLICY}[Sid=GrantsForServicesOnly]`], [GONE], ['KMS4']],
  [['KMS::Key', `${KEY_POLICY}[Sid=GrantsForServicesOnly].Effect`], ['Allow'], ['KMS4']],
  [['KMS::Key', 'DeletionPolicy'], [GONE, 'Delete'], ['KMS5']],
  [['KMS::Key', 'UpdateReplacePolicy'], [GONE, 'Delete'], ['KMS5']],
  [['KMS::Key', `${KEY_POLICY}[Sid=CloudWatchLogs].Condition`], [GONE], ['KMS6']],
  [['KMS::Key', `${KEY_POLICY}[Sid=EncryptAlarms].Condition`], [GONE], ['KMS6']],
];

export const IDENTITY_MUTATIONS: readonly Mutation[] = [...ROLE_MUTATIONS, ...SECRET_MUTATIONS, ...KEY_MUTATIONS];
