const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** The secrets, the key, the log group, the state and the backups of `OPENCLAW_TEMPLATE`. */
export const DATA_RESOURCES = {
  Token: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { KmsKeyId: arn('Key'), GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
  },
  TokenPolicy: secretPolicy('Token'),
  Keys: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { KmsKeyId: arn('Key'), SecretString: '{"SLACK_BOT_TOKEN":"not-set"}' },
  },
  KeysPolicy: secretPolicy('Keys'),
  Schedule: {
    Type: 'AWS::SecretsManager::RotationSchedule',
    Properties: {
      SecretId: ref('Token'),
      RotationLambdaARN: arn('Rotation'),
      RotationRules: { ScheduleExpression: 'rate(30 days)' },
    },
  },
  Rotation: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Role: 'arn:aws:iam::123456789012:role/rotation',
      ReservedConcurrentExecutions: 5,
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-central-1:123456789012:letters' },
      Environment: { Variables: { LOG_LEVEL: 'info' } },
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn('Rotation'),
      Principal: 'secretsmanager.amazonaws.com',
      SourceAccount: ref('AWS::AccountId'),
    },
  },
  Key: {
    Type: 'AWS::KMS::Key',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'kms:CreateGrant',
            Resource: '*',
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } },
          },
          {
            Effect: 'Allow',
            Principal: { Service: 'logs.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
          },
        ],
      },
    },
  },
  Log: {
    Type: 'AWS::Logs::LogGroup',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      KmsKeyId: arn('Key'),
      RetentionInDays: 365,
      DataProtectionPolicy: {
        Name: 'mask',
        Statement: [
          { Sid: 'audit', DataIdentifier: ['Token'], Operation: { Audit: { FindingsDestination: {} } } },
          { Sid: 'mask', DataIdentifier: ['Token'], Operation: { Deidentify: { MaskConfig: {} } } },
        ],
      },
    },
  },
  FileSystem: {
    Type: 'AWS::EFS::FileSystem',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Encrypted: true,
      KmsKeyId: arn('Key'),
      FileSystemPolicy: {
        Statement: [
          deny('elasticfilesystem:*', { Bool: { 'aws:SecureTransport': 'false' } }),
          deny('elasticfilesystem:ClientMount', { Null: { 'elasticfilesystem:AccessPointArn': 'true' } }),
          deny('elasticfilesystem:ClientRootAccess'),
        ],
      },
    },
  },
  AccessPoint: {
    Type: 'AWS::EFS::AccessPoint',
    Properties: {
      FileSystemId: ref('FileSystem'),
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: {
        Path: '/tenants/support',
        CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0700' },
      },
    },
  },
  Vault: {
    Type: 'AWS::Backup::BackupVault',
    Properties: {
      BackupVaultName: 'openclaw',
      EncryptionKeyArn: arn('Key'),
      LockConfiguration: { MinRetentionDays: 35 },
      AccessPolicy: { Statement: [deny('backup:DeleteRecoveryPoint')] },
    },
  },
  Plan: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: {
        BackupPlanName: 'openclaw',
        BackupPlanRule: [{ RuleName: 'Daily', TargetBackupVault: ref('Vault'), Lifecycle: { DeleteAfterDays: 35 } }],
      },
    },
  },
  Selection: {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: ref('Plan'),
      BackupSelection: {
        SelectionName: 'state',
        IamRoleArn: 'arn:aws:iam::123456789012:role/backup',
        Resources: [arn('FileSystem')],
      },
    },
  },
};

function secretPolicy(secret: string) {
  const others = { ArnNotEquals: { 'aws:PrincipalArn': [arn('ExecutionRole')] } };
  return {
    Type: 'AWS::SecretsManager::ResourcePolicy',
    Properties: {
      SecretId: ref(secret),
      BlockPublicPolicy: true,
      ResourcePolicy: { Statement: [deny('secretsmanager:GetSecretValue', others)] },
    },
  };
}

function deny(action: string, condition?: object) {
  const statement = { Effect: 'Deny', Principal: { AWS: '*' }, Action: action, Resource: '*' };
  return condition === undefined ? statement : { ...statement, Condition: condition };
}
