import { DATA_RESOURCES } from './openclaw-data-template';

const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const HASH = '0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';
const CONFIG = { channels: { slack: { enabled: true } } };

/** A hardened OpenClaw deployment, written by hand as CloudFormation. */
export const OPENCLAW_TEMPLATE = {
  Parameters: { AtDeployment: { Type: 'String' } },
  Conditions: { Chosen: { 'Fn::Equals': [ref('AtDeployment'), 'yes'] } },
  Resources: {
    Cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    },
    Repository: {
      Type: 'AWS::ECR::Repository',
      Properties: { ImageTagMutability: 'IMMUTABLE', ImageScanningConfiguration: { ScanOnPush: true } },
    },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
        Cpu: '512',
        Memory: '2048',
        TaskRoleArn: arn('TaskRole'),
        ExecutionRoleArn: arn('ExecutionRole'),
        Volumes: [
          {
            Name: 'state',
            EFSVolumeConfiguration: {
              FilesystemId: ref('FileSystem'),
              TransitEncryption: 'ENABLED',
              AuthorizationConfig: { AccessPointId: ref('AccessPoint'), IAM: 'ENABLED' },
            },
          },
          { Name: 'config' },
        ],
        ContainerDefinitions: [
          {
            ...container('gateway', `ghcr.io/openclaw/openclaw:2026.9.6@sha256:${HASH}`, '1000:1000'),
            Environment: [
              { Name: 'OPENCLAW_STATE_DIR', Value: '/var/lib/openclaw' },
              { Name: 'OPENCLAW_CONFIG_PATH', Value: '/etc/openclaw/openclaw.json' },
              { Name: 'OPENCLAW_CONFIG_READONLY', Value: '1' },
              { Name: 'OPENCLAW_SUPERVISOR_MODE', Value: 'external' },
              { Name: 'OPENCLAW_OFFLINE', Value: '1' },
              { Name: 'OPENCLAW_NO_AUTO_UPDATE', Value: '1' },
              { Name: 'OPENCLAW_DISABLE_BONJOUR', Value: '1' },
            ],
            Secrets: [
              { Name: 'OPENCLAW_GATEWAY_TOKEN', ValueFrom: ref('Token') },
              { Name: 'SLACK_BOT_TOKEN', ValueFrom: { 'Fn::Sub': `\${Keys}:SLACK_BOT_TOKEN::` } },
            ],
            MountPoints: [
              { SourceVolume: 'state', ContainerPath: '/var/lib/openclaw', ReadOnly: false },
              { SourceVolume: 'config', ContainerPath: '/etc/openclaw', ReadOnly: true },
            ],
            HealthCheck: { Command: ['CMD', 'check', 'http://127.0.0.1:18789/startupz'], StartPeriod: 300 },
            StopTimeout: 120,
          },
          {
            ...container('edge', { 'Fn::Sub': `\${Repository.RepositoryUri}@sha256:${HASH}` }, '101:101'),
            PortMappings: [{ ContainerPort: 8443 }],
          },
          {
            ...container('config', { 'Fn::Sub': `\${Repository.RepositoryUri}@sha256:${HASH}` }, '1000:1000'),
            Essential: false,
            Environment: [
              { Name: 'OPENCLAW_CONFIG', Value: JSON.stringify(CONFIG) },
              { Name: 'OPENCLAW_CONFIG_PATH', Value: '/etc/openclaw/openclaw.json' },
            ],
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        Cluster: ref('Cluster'),
        TaskDefinition: ref('Task'),
        LaunchType: 'FARGATE',
        PlatformVersion: 'LATEST',
        DesiredCount: 1,
        AvailabilityZoneRebalancing: 'DISABLED',
        EnableExecuteCommand: false,
        HealthCheckGracePeriodSeconds: 600,
        DeploymentConfiguration: {
          MinimumHealthyPercent: 0,
          MaximumPercent: 100,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        },
        LoadBalancers: [{ ContainerName: 'edge', ContainerPort: 8443, TargetGroupArn: 'arn:aws:target' }],
        NetworkConfiguration: {
          AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'], SecurityGroups: ['sg-1'] },
        },
      },
    },
    TaskRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        ManagedPolicyArns: [ref('TaskPolicy')],
        PermissionsBoundary: ref('TaskPolicy'),
      },
    },
    TaskPolicy: policy({
      Effect: 'Allow',
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      Resource: arn('FileSystem'),
      Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': arn('AccessPoint') } },
    }),
    ExecutionRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        ManagedPolicyArns: [ref('ExecutionPolicy')],
        PermissionsBoundary: ref('ExecutionPolicy'),
      },
    },
    ExecutionPolicy: policy({
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: [ref('Token'), ref('Keys')],
    }),
    ...DATA_RESOURCES,
  },
};

/** A web server on ECS with all that usually stands around it, far from hardened, and without OpenClaw. */
export const ORDINARY_TEMPLATE = {
  Parameters: { AtDeployment: { Type: 'String' } },
  Resources: {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'web', Image: 'nginx', PortMappings: [{ ContainerPort: 80 }] }] },
    },
    Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: ref('Task'), DesiredCount: 4 } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: 'All',
            PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } },
          },
        ],
      },
    },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'correct-horse' } },
    Key: { Type: 'AWS::KMS::Key', Properties: {} },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: {} },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs18.x', Environment: { Variables: { API_KEY: 'correct-horse' } } },
    },
    Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'secretsmanager.amazonaws.com' } },
    FileSystem: { Type: 'AWS::EFS::FileSystem', Properties: {} },
    AccessPoint: { Type: 'AWS::EFS::AccessPoint', Properties: { FileSystemId: ref('FileSystem') } },
    Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'ordinary' } },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanRule: [{ RuleName: 'Daily', Lifecycle: { DeleteAfterDays: 1 } }] } },
    },
  },
};

function container(name: string, image: unknown, user: string) {
  return {
    Name: name,
    Image: image,
    User: user,
    ReadonlyRootFilesystem: true,
    LinuxParameters: {
      InitProcessEnabled: true,
      Capabilities: { Drop: ['ALL'] },
      Tmpfs: [{ ContainerPath: '/tmp', Size: 64, MountOptions: ['noexec', 'nosuid', 'nodev'] }],
    },
    Ulimits: [{ Name: 'core', SoftLimit: 0, HardLimit: 0 }],
    LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': ref('Log'), mode: 'non-blocking' } },
  };
}

function trust(service: string) {
  return {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
      },
    ],
  };
}

function policy(statement: object) {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [statement] } } };
}
