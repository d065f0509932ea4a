import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../private/acknowledge-wildcard';

export interface RunPolicyProps {
  readonly logGroup: logs.ILogGroup;
  readonly deadLetterQueue: sqs.IQueue;
  readonly encryptionKey: kms.IKey;
  readonly inNetwork: boolean;
}

const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** What Lambda needs to run the rotation function; the function cannot be created without it. */
export function runPolicy(scope: Construct, id: string, props: RunPolicyProps): iam.ManagedPolicy {
  const policy = new iam.ManagedPolicy(scope, id, {
    description: 'What Lambda needs to run the rotation function',
    statements: [
      new iam.PolicyStatement({
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
      new iam.PolicyStatement({
        sid: 'SendDeadLetters',
        actions: ['sqs:SendMessage'],
        resources: [props.deadLetterQueue.queueArn],
      }),
      new iam.PolicyStatement({
        sid: 'EncryptDeadLetters',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [props.encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sqs.${Stack.of(scope).region}.amazonaws.com` } },
      }),
    ],
  });
  if (props.inNetwork) {
    policy.addStatements(
      new iam.PolicyStatement({ sid: 'AttachToNetwork', actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] }),
    );
    acknowledgeWildcard(
      policy,
      '*',
      'Lambda itself attaches the function to the subnets and needs these actions on all resources; RotatePolicy denies them to the code of the function.',
    );
  }
  return policy;
}

/** What the rotation function itself may do; it names the function and so can only follow it. */
export function rotatePolicy(scope: Construct, id: string, rotation: lambda.IFunction, role: iam.IRole): void {
  const stack = Stack.of(scope);
  const secrets = stack.formatArn({ service: 'secretsmanager', resource: 'secret:*' });
  const keys = stack.formatArn({ service: 'kms', resource: 'key/*' });
  const policy = new iam.ManagedPolicy(scope, id, {
    description: 'What the rotation function itself may do',
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        sid: 'RotateOwnSecrets',
        actions: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
          'secretsmanager:PutSecretValue',
          'secretsmanager:UpdateSecretVersionStage',
        ],
        resources: [secrets],
        conditions: { StringEquals: { 'secretsmanager:resource/AllowRotationLambdaArn': rotation.functionArn } },
      }),
      new iam.PolicyStatement({
        sid: 'UseKeysThroughSecretsManager',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [keys],
        conditions: {
          StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` },
          ArnLike: { 'kms:EncryptionContext:SecretARN': secrets },
        },
      }),
      new iam.PolicyStatement({
        sid: 'DenyNetworkToCode',
        effect: iam.Effect.DENY,
        actions: NETWORK_INTERFACE_ACTIONS,
        resources: ['*'],
        conditions: { ArnEquals: { 'lambda:SourceFunctionArn': rotation.functionArn } },
      }),
    ],
  });
  acknowledgeWildcard(
    policy,
    secrets,
    'The condition admits only secrets that name this function as their rotation function; a list of ARNs would grow with every tenant.',
  );
  acknowledgeWildcard(
    policy,
    keys,
    'Usable only through Secrets Manager and for its secrets, of which the statement before admits only those that this function rotates; tenants may have keys of their own.',
  );
}
