import { CfnCondition, CfnParameter, CfnResource, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';

const HASH = '0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';
const EVERYBODY = new iam.AnyPrincipal();

/** A hardened OpenClaw deployment, made of the CDK's own constructs and named as `OPENCLAW_TEMPLATE` names it. */
export function addOpenClaw(stack: Stack): void {
  const parameter = new CfnParameter(stack, 'AtDeployment');
  new CfnCondition(stack, 'Chosen', { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
  const key = createKey(stack);
  const logGroup = createLogGroup(stack, key);
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-central-1a'],
    privateSubnetIds: ['subnet-1'],
  });
  const state = createState(stack, vpc, key);
  const token = createToken(stack, key);
  const keys = new secretsmanager.Secret(stack, 'KeysSecret', { encryptionKey: key });
  override(named(keys, 'Keys'), 'SecretString', '{"SLACK_BOT_TOKEN":"not-set"}');
  override(named(keys, 'Keys'), 'GenerateSecretString', undefined);

  const roles = createRoles(stack, state, [token, keys]);
  for (const [secret, name] of [
    [token, 'TokenPolicy'],
    [keys, 'KeysPolicy'],
  ] as const) {
    restrict(secret, roles.executionRole, name);
  }
  const task = createTask(stack, { ...roles, ...state, logGroup, token, keys });
  createService(stack, vpc, task);
  createBackup(stack, state.fileSystem, key);
}

/** A web server on ECS as the CDK's constructs make it by default. */
export function addOrdinary(stack: Stack): void {
  const task = new ecs.FargateTaskDefinition(stack, 'Task');
  task.addContainer('web', { image: ecs.ContainerImage.fromRegistry('nginx'), portMappings: [{ containerPort: 80 }] });
  new kms.Key(stack, 'Key');
  new secretsmanager.Secret(stack, 'Secret');
  new logs.LogGroup(stack, 'Log');
  const handler = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = () => {}'),
  });
  handler.grantInvoke(new iam.ServicePrincipal('secretsmanager.amazonaws.com'));
  new ecr.Repository(stack, 'Repository');
  const vault = new backup.BackupVault(stack, 'Vault');
  backup.BackupPlan.dailyWeeklyMonthly5YearRetention(stack, 'Plan', vault);
}

/** The resource that a construct makes, under a name that tests know. */
export function named(construct: IConstruct, logicalId: string): CfnResource {
  const resource = construct.node.defaultChild ?? construct;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} makes no resource`);
  resource.overrideLogicalId(logicalId);
  return resource;
}

function override(resource: CfnResource, path: string, value: unknown): void {
  resource.addPropertyOverride(path, value);
}

function createKey(stack: Stack): kms.Key {
  const key = new kms.Key(stack, 'KeyOf', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [EVERYBODY],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'false' } },
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logs.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  named(key, 'Key');
  // Tests name resources by where they stand, and a grant of the CDK would move them.
  return kms.Key.fromKeyArn(stack, 'KeyByArn', key.keyArn) as kms.Key;
}

function createLogGroup(stack: Stack, encryptionKey: kms.IKey): logs.LogGroup {
  const dataProtectionPolicy = new logs.DataProtectionPolicy({ identifiers: [logs.DataIdentifier.AWSSECRETKEY] });
  const logGroup = new logs.LogGroup(stack, 'LogOf', {
    encryptionKey,
    retention: logs.RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
    dataProtectionPolicy,
  });
  named(logGroup, 'Log');
  return logGroup;
}

function createState(stack: Stack, vpc: ec2.IVpc, kmsKey: kms.IKey) {
  const fileSystem = new efs.FileSystem(stack, 'FileSystemOf', {
    vpc,
    encrypted: true,
    kmsKey,
    removalPolicy: RemovalPolicy.RETAIN,
    fileSystemPolicy: new iam.PolicyDocument({
      statements: [
        deny('elasticfilesystem:*', { Bool: { 'aws:SecureTransport': 'false' } }),
        deny('elasticfilesystem:ClientMount', { Null: { 'elasticfilesystem:AccessPointArn': 'true' } }),
        deny('elasticfilesystem:ClientRootAccess'),
      ],
      minimize: false,
    }),
  });
  named(fileSystem, 'FileSystem');
  const accessPoint = new efs.AccessPoint(stack, 'AccessPointOf', {
    fileSystem,
    path: '/tenants/support',
    posixUser: { uid: '1000', gid: '1000' },
    createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '0700' },
  });
  named(accessPoint, 'AccessPoint');
  return { fileSystem, accessPoint };
}

function deny(action: string, conditions?: { [operator: string]: { [key: string]: unknown } }): iam.PolicyStatement {
  return new iam.PolicyStatement({ effect: iam.Effect.DENY, principals: [EVERYBODY], actions: [action], conditions });
}

function createToken(stack: Stack, encryptionKey: kms.IKey): secretsmanager.Secret {
  const token = new secretsmanager.Secret(stack, 'TokenSecret', {
    encryptionKey,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  named(token, 'Token');
  const rotation = new lambda.Function(stack, 'RotationOf', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = () => {}'),
    reservedConcurrentExecutions: 5,
    deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Letters', 'arn:aws:sqs:eu-central-1:123456789012:letters'),
    role: iam.Role.fromRoleArn(stack, 'RotationRole', 'arn:aws:iam::123456789012:role/rotation'),
    environment: { LOG_LEVEL: 'info' },
  });
  named(rotation, 'Rotation');
  rotation.addPermission('PermissionOf', {
    principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'),
    sourceAccount: stack.account,
  });
  named(rotation.node.findChild('PermissionOf'), 'Permission');
  const schedule = new secretsmanager.RotationSchedule(stack, 'ScheduleOf', {
    secret: token,
    rotationLambda: lambda.Function.fromFunctionArn(stack, 'RotationByArn', rotation.functionArn),
    automaticallyAfter: Duration.days(30),
  });
  named(schedule, 'Schedule');
  return token;
}

function createRoles(
  stack: Stack,
  { fileSystem, accessPoint }: ReturnType<typeof createState>,
  secrets: secretsmanager.ISecret[],
) {
  const taskRole = createRole(
    stack,
    'Task',
    new iam.PolicyStatement({
      actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      resources: [fileSystem.fileSystemArn],
      conditions: { StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn } },
    }),
  );
  const executionRole = createRole(
    stack,
    'Execution',
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: secrets.map(({ secretArn }) => secretArn),
    }),
  );
  return { taskRole, executionRole };
}

function createRole(stack: Stack, name: string, statement: iam.PolicyStatement): iam.Role {
  const policy = new iam.ManagedPolicy(stack, `${name}PolicyOf`, { statements: [statement] });
  named(policy, `${name}Policy`);
  const role = new iam.Role(stack, `${name}RoleOf`, {
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
    managedPolicies: [policy],
    permissionsBoundary: policy,
  });
  named(role, `${name}Role`);
  return role;
}

function restrict(secret: secretsmanager.Secret, reader: iam.IRole, name: string): void {
  secret.addToResourcePolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [EVERYBODY],
      actions: ['secretsmanager:GetSecretValue'],
      resources: ['*'],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': [reader.roleArn] } },
    }),
  );
  const policy = named(secret.node.findChild('Policy'), name);
  override(policy, 'BlockPublicPolicy', true);
}

interface TaskProps extends ReturnType<typeof createState>, ReturnType<typeof createRoles> {
  readonly logGroup: logs.ILogGroup;
  readonly token: secretsmanager.ISecret;
  readonly keys: secretsmanager.ISecret;
}

function createTask(stack: Stack, props: TaskProps): ecs.FargateTaskDefinition {
  const { taskRole, executionRole } = props;
  const task = new ecs.FargateTaskDefinition(stack, 'TaskOf', {
    cpu: 512,
    memoryLimitMiB: 2048,
    taskRole: taskRole.withoutPolicyUpdates(),
    executionRole: executionRole.withoutPolicyUpdates(),
  });
  task.addVolume({
    name: 'state',
    efsVolumeConfiguration: {
      fileSystemId: props.fileSystem.fileSystemId,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: props.accessPoint.accessPointId, iam: 'ENABLED' },
    },
  });
  task.addVolume({ name: 'config' });
  addGateway(stack, task, props);
  addSidecars(stack, task, props);
  named(task, 'Task');
  return task;
}

function addGateway(stack: Stack, task: ecs.FargateTaskDefinition, props: TaskProps): void {
  const gateway = task.addContainer('gateway', {
    ...hardened(stack, 'gateway', props.logGroup),
    image: ecs.ContainerImage.fromRegistry(`ghcr.io/openclaw/openclaw:2026.9.6@sha256:${HASH}`),
    user: '1000:1000',
    environment: {
      OPENCLAW_STATE_DIR: '/var/lib/openclaw',
      OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
      OPENCLAW_CONFIG_READONLY: '1',
      OPENCLAW_SUPERVISOR_MODE: 'external',
      OPENCLAW_OFFLINE: '1',
      OPENCLAW_NO_AUTO_UPDATE: '1',
      OPENCLAW_DISABLE_BONJOUR: '1',
    },
    secrets: {
      OPENCLAW_GATEWAY_TOKEN: ecs.Secret.fromSecretsManager(props.token),
      SLACK_BOT_TOKEN: ecs.Secret.fromSecretsManager(props.keys, 'SLACK_BOT_TOKEN'),
    },
    healthCheck: {
      command: ['CMD', 'check', 'http://127.0.0.1:18789/startupz'],
      startPeriod: Duration.seconds(300),
    },
    stopTimeout: Duration.seconds(120),
  });
  gateway.addMountPoints(
    { sourceVolume: 'state', containerPath: '/var/lib/openclaw', readOnly: false },
    { sourceVolume: 'config', containerPath: '/etc/openclaw', readOnly: true },
  );
}

function addSidecars(stack: Stack, task: ecs.FargateTaskDefinition, { logGroup }: TaskProps): void {
  const repository = new ecr.Repository(stack, 'RepositoryOf', {
    imageTagMutability: ecr.TagMutability.IMMUTABLE,
    imageScanOnPush: true,
  });
  named(repository, 'Repository');
  const image = ecs.ContainerImage.fromEcrRepository(repository, `sha256:${HASH}`);
  task.addContainer('edge', {
    ...hardened(stack, 'edge', logGroup),
    image,
    user: '101:101',
    portMappings: [{ containerPort: 8443 }],
  });
  task.addContainer('config', {
    ...hardened(stack, 'config', logGroup),
    image,
    user: '1000:1000',
    essential: false,
    environment: {
      OPENCLAW_CONFIG: JSON.stringify({ channels: { slack: { enabled: true } } }),
      OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
    },
  });
}

function hardened(stack: Stack, name: string, logGroup: logs.ILogGroup) {
  const linuxParameters = new ecs.LinuxParameters(stack, `${name}-linux`, { initProcessEnabled: true });
  linuxParameters.dropCapabilities(ecs.Capability.ALL);
  const { NOEXEC, NOSUID, NODEV } = ecs.TmpfsMountOption;
  linuxParameters.addTmpfs({ containerPath: '/tmp', size: 64, mountOptions: [NOEXEC, NOSUID, NODEV] });
  return {
    linuxParameters,
    readonlyRootFilesystem: true,
    ulimits: [{ name: ecs.UlimitName.CORE, softLimit: 0, hardLimit: 0 }],
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: name, mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
  };
}

function createService(stack: Stack, vpc: ec2.IVpc, taskDefinition: ecs.FargateTaskDefinition): void {
  const cluster = new ecs.Cluster(stack, 'ClusterOf', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
  named(cluster, 'Cluster');
  const service = new ecs.FargateService(stack, 'ServiceOf', {
    cluster,
    taskDefinition,
    assignPublicIp: false,
    platformVersion: ecs.FargatePlatformVersion.LATEST,
    desiredCount: 1,
    minHealthyPercent: 0,
    maxHealthyPercent: 100,
    availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED,
    circuitBreaker: { enable: true, rollback: true },
    enableExecuteCommand: false,
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', 'sg-1')],
  });
  const resource = service.node.findChild('Service');
  override(named(resource, 'Service'), 'HealthCheckGracePeriodSeconds', 600);
  override(named(resource, 'Service'), 'LoadBalancers', [
    { ContainerName: 'edge', ContainerPort: 8443, TargetGroupArn: 'arn:aws:target' },
  ]);
}

function createBackup(stack: Stack, fileSystem: efs.IFileSystem, encryptionKey: kms.IKey): void {
  const backupVault = new backup.BackupVault(stack, 'VaultOf', {
    encryptionKey,
    blockRecoveryPointDeletion: true,
    lockConfiguration: { minRetention: Duration.days(35) },
  });
  named(backupVault, 'Vault');
  const plan = new backup.BackupPlan(stack, 'PlanOf', {
    backupVault,
    backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'Daily', deleteAfter: Duration.days(35) })],
  });
  named(plan, 'Plan');
  const selection = plan.addSelection('SelectionOf', {
    resources: [backup.BackupResource.fromEfsFileSystem(fileSystem)],
    role: iam.Role.fromRoleArn(stack, 'BackupRole', 'arn:aws:iam::123456789012:role/backup'),
  });
  named(selection, 'Selection');
}
