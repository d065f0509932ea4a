import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** What may pass the ECR endpoints: pulls from this account's repositories by this account's roles. */
export function ecrStatements(stack: Stack): iam.PolicyStatement[] {
  return [
    withinAccount(stack, 'PullOwnImages', [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
    ]),
    new iam.PolicyStatement({
      sid: 'SignIn',
      principals: [new iam.StarPrincipal()],
      actions: ['ecr:GetAuthorizationToken'],
      // The action has no resource, so there is no account of a resource to compare.
      resources: ['*'],
      conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account } },
    }),
  ];
}

/** What may pass the CloudWatch Logs endpoint: this account's roles writing to its log groups. */
export function logsStatements(stack: Stack): iam.PolicyStatement[] {
  return [withinAccount(stack, 'WriteOwnLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'])];
}

/** What may pass the Secrets Manager endpoint: this account's roles reading and rotating its secrets. */
export function secretsManagerStatements(stack: Stack): iam.PolicyStatement[] {
  return [
    withinAccount(stack, 'ReadAndRotateOwnSecrets', [
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ]),
  ];
}

/** What may pass the S3 endpoint: the image layers that ECR keeps in its own bucket of this region. */
export function s3Statements(stack: Stack): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadImageLayers',
      // ECR signs the links to layers itself, so the caller is none of this account's principals.
      principals: [new iam.StarPrincipal()],
      actions: ['s3:GetObject'],
      resources: [`arn:${stack.partition}:s3:::prod-${stack.region}-starport-layer-bucket/*`],
    }),
  ];
}

function withinAccount(stack: Stack, sid: string, actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.StarPrincipal()],
    actions,
    resources: ['*'],
    conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account, 'aws:ResourceAccount': stack.account } },
  });
}
