import { Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

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
