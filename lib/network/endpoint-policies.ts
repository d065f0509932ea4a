import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Whose resources may be reached by an endpoint. */
export interface EndpointScope {
  readonly stack: Stack;
  /** Unless given, this account's alone. */
  readonly organizationId?: string;
}

/** What may pass the ECR endpoints: pulls from our own repositories by this account's roles. */
export function ecrStatements(scope: EndpointScope): iam.PolicyStatement[] {
  return [
    ownResources(scope, 'PullOwnImages', [
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
      conditions: { StringEquals: { 'aws:PrincipalAccount': scope.stack.account } },
    }),
  ];
}

/** What may pass the CloudWatch Logs endpoint: this account's roles writing to our log groups. */
export function logsStatements(scope: EndpointScope): iam.PolicyStatement[] {
  return [ownResources(scope, 'WriteOwnLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'])];
}

/** What may pass the Secrets Manager endpoint: this account's roles reading and rotating our secrets. */
export function secretsManagerStatements(scope: EndpointScope): iam.PolicyStatement[] {
  return [
    ownResources(scope, 'ReadAndRotateOwnSecrets', [
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ]),
  ];
}

/** What may pass the S3 endpoint: the image layers that ECR keeps in its own bucket of this region. */
export function s3Statements({ stack }: EndpointScope): iam.PolicyStatement[] {
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

function ownResources({ stack, organizationId }: EndpointScope, sid: string, actions: string[]): iam.PolicyStatement {
  const owner = organizationId ? { 'aws:ResourceOrgID': organizationId } : { 'aws:ResourceAccount': stack.account };
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.StarPrincipal()],
    actions,
    resources: ['*'],
    conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account, ...owner } },
  });
}
