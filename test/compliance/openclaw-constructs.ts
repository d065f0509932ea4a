import { CfnCondition, CfnParameter, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { named, override } from './named';
import { createService, createTask } from './openclaw-task';

export { named } from './named';

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
  const taskRole = roles.taskRole.withoutPolicyUpdates();
  const executionRole = roles.executionRole.withoutPolicyUpdates();
  const task = createTask(stack, { taskRole, executionRole, ...state, logGroup, token, keys });
  createService(stack, vpc, task);
  createBackup(stack, state.fileSystem, key);
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
