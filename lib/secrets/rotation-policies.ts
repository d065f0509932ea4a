import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../private/acknowledge-wildcard';
import { denyNetworkToCode } from '../private/function-policies';

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
      denyNetworkToCode(rotation),
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
