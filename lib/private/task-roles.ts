import { Stack, Validations } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** A secret, and the key that it takes to read it. */
export interface ReadableSecret {
  readonly secret: secretsmanager.ISecret;
  readonly encryptionKey: kms.IKey;
}

export interface ExecutionRoleProps {
  readonly secrets: ReadableSecret[];
  readonly repositories: ecr.IRepository[];
  readonly logGroups: logs.ILogGroup[];
}

/** The role of the code in a task: anyone who takes over that code holds its credentials. */
export function createTaskRole(scope: Construct, purpose: string, statements: iam.PolicyStatement[]): iam.Role {
  const policy = new iam.ManagedPolicy(scope, 'TaskPolicy', {
    description: `What ${purpose} may do, and all that its role may ever be given`,
    statements,
  });
  return createRole(scope, 'TaskRole', `Runs ${purpose}`, policy);
}

/** The role with which ECS starts a task; the code in the task never holds it. */
export function createExecutionRole(scope: Construct, purpose: string, props: ExecutionRoleProps): iam.Role {
  const policy = new iam.ManagedPolicy(scope, 'ExecutionPolicy', {
    description: `What ECS needs to start ${purpose}, and all that its role may ever be given`,
    statements: [
      ...(props.secrets.length > 0 ? readSecrets(scope, props.secrets) : []),
      ...pullImages(scope, props.repositories),
      writeLogs(props.logGroups),
    ],
  });
  Validations.of(policy).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      "ecr:GetAuthorizationToken has no resource level; what may be pulled is limited to the repositories of the task's images.",
  });
  return createRole(scope, 'ExecutionRole', `Starts ${purpose}`, policy);
}

function createRole(scope: Construct, id: string, description: string, policy: iam.ManagedPolicy): iam.Role {
  const stack = Stack.of(scope);
  return new iam.Role(scope, id, {
    description,
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'ecs', resource: '*' }) },
      },
    }),
    managedPolicies: [policy],
    // The policy bounds itself: whatever else is attached to the role later has no effect.
    permissionsBoundary: policy,
  });
}

function readSecrets(scope: Construct, secrets: ReadableSecret[]): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue'],
      resources: secrets.map(({ secret }) => secret.secretArn),
    }),
    new iam.PolicyStatement({
      sid: 'DecryptSecrets',
      actions: ['kms:Decrypt'],
      resources: distinct(
        scope,
        secrets.map(({ encryptionKey }) => encryptionKey.keyArn),
      ),
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${Stack.of(scope).region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': secrets.map(({ secret }) => secret.secretArn),
        },
      },
    }),
  ];
}

function pullImages(scope: Construct, repositories: ecr.IRepository[]): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'PullImages',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: distinct(
        scope,
        repositories.map(repository => repository.repositoryArn),
      ),
    }),
    new iam.PolicyStatement({ sid: 'LogInToEcr', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
  ];
}

function writeLogs(logGroups: logs.ILogGroup[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: logGroups.map(logGroup => logGroup.logGroupArn),
  });
}

// Images that the CDK builds share a repository, but each spells its ARN with tokens of its own.
function distinct(scope: Construct, arns: string[]): string[] {
  const resolved = new Map(arns.map(arn => [JSON.stringify(Stack.of(scope).resolve(arn)), arn]));
  return [...resolved.values()];
}
