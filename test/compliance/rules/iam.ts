import { boundedPassRole } from '../../../lib/compliance/rules/iam/bounded-pass-role';
import { knownActions } from '../../../lib/compliance/rules/iam/known-actions';
import { minimalTaskRole } from '../../../lib/compliance/rules/iam/minimal-task-role';
import { mountOfOwnDirectory } from '../../../lib/compliance/rules/iam/mount-of-own-directory';
import { noBroadManagedPolicies } from '../../../lib/compliance/rules/iam/no-broad-managed-policies';
import { noInvertedPolicies } from '../../../lib/compliance/rules/iam/no-inverted-policies';
import { noOpenTrust } from '../../../lib/compliance/rules/iam/no-open-trust';
import { noRoleChain } from '../../../lib/compliance/rules/iam/no-role-chain';
import { noWildcardActions } from '../../../lib/compliance/rules/iam/no-wildcard-actions';
import { noWildcardResources } from '../../../lib/compliance/rules/iam/no-wildcard-resources';
import { permissionsBoundary } from '../../../lib/compliance/rules/iam/permissions-boundary';
import { separateRoles } from '../../../lib/compliance/rules/iam/separate-roles';
import { taskRoleWithoutSecrets } from '../../../lib/compliance/rules/iam/task-role-without-secrets';
import { trustOfOneAccount } from '../../../lib/compliance/rules/iam/trust-of-one-account';
import { add, cases, HARDENED, hardened, RuleCase, set, UNTOLD } from '../rule-cases';

const STATEMENT = 'PolicyDocument.Statement.0';
const TRUST = 'AssumeRolePolicyDocument.Statement.0';
const EXECUTION_ROLE = { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] };

/** The hardened deployment with other actions of the task role. */
function taskActions(value: unknown): RuleCase {
  return hardened(set('TaskPolicy', `${STATEMENT}.Action`, value));
}

/** The hardened deployment with another statement of the execution role. */
function statement(value: unknown): RuleCase {
  return hardened(set('ExecutionPolicy', STATEMENT, value));
}

/** The hardened deployment with an inline policy on the task role. */
function inline(Action: unknown): RuleCase {
  const PolicyDocument = { Statement: { Effect: 'Allow', Action, Resource: 'arn:aws:s3:::bucket' } };
  return hardened(set('TaskRole', 'Policies', [{ PolicyName: 'More', PolicyDocument }]));
}

/** The hardened deployment with a policy that names the task role. */
function attached(Action: unknown): RuleCase {
  const PolicyDocument = { Statement: [{ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::bucket' }] };
  return hardened(
    add('More', 'AWS::IAM::Policy', { PolicyName: 'More', PolicyDocument, Roles: [{ Ref: 'TaskRole' }] }),
  );
}

function foreignPolicy(arn: unknown): RuleCase {
  return hardened(set('TaskRole', 'ManagedPolicyArns.1', arn));
}

cases(trustOfOneAccount, {
  compliant: [
    hardened(set('TaskRole', `${TRUST}.Principal.Service`, 'lambda.amazonaws.com')),
    hardened(set('TaskRole', `${TRUST}.Effect`, 'Deny'), set('TaskRole', `${TRUST}.Condition`)),
  ],
  nonCompliant: [
    hardened(set('TaskRole', `${TRUST}.Condition`)),
    hardened(
      set('TaskRole', `${TRUST}.Condition`, {
        'Fn::If': ['Chosen', { StringEquals: { 'aws:SourceAccount': '123456789012' } }, {}],
      }),
    ),
    hardened(set('TaskRole', `${TRUST}.Condition`, { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } })),
    hardened(set('ExecutionRole', `${TRUST}.Condition`, { StringNotEquals: { 'aws:SourceAccount': '123456789012' } })),
  ],
  undecidable: [
    hardened(set('TaskRole', `${TRUST}.Condition`, UNTOLD)),
    hardened(set('TaskRole', `${TRUST}.Principal`, UNTOLD), set('TaskRole', `${TRUST}.Condition`)),
  ],
});

cases(taskRoleWithoutSecrets, {
  nonCompliant: [
    taskActions(['elasticfilesystem:ClientMount', 'secretsmanager:GetSecretValue']),
    taskActions('secretsmanager:Get*'),
    taskActions('*'),
    taskActions(['SSM:GetParameters']),
    inline('secretsmanager:*'),
    attached(['secretsmanager:BatchGetSecretValue']),
  ],
  undecidable: [
    taskActions([UNTOLD]),
    foreignPolicy('arn:aws:iam::123456789012:policy/unseen'),
    hardened(set('Task', 'TaskRoleArn', 'arn:aws:iam::123456789012:role/unseen')),
  ],
});

cases(minimalTaskRole, {
  compliant: [
    taskActions(['elasticfilesystem:ClientMount', 'bedrock:InvokeModel*']),
    hardened(set('TaskRole', 'ManagedPolicyArns', [])),
  ],
  nonCompliant: [
    taskActions(['elasticfilesystem:ClientMount', 's3:GetObject']),
    taskActions('elasticfilesystem:ClientRootAccess'),
    taskActions('elasticfilesystem:Client*'),
    inline('s3:GetObject'),
    attached('bedrock:CreateAgent'),
  ],
  undecidable: [taskActions(UNTOLD), foreignPolicy(UNTOLD)],
});

cases(noWildcardActions, {
  nonCompliant: [
    statement({ Effect: 'Allow', Action: 'logs:*', Resource: 'arn:aws:logs:eu-central-1:123456789012:*' }),
    statement({ Effect: 'Allow', Action: ['*'], Resource: '*' }),
    statement({ Effect: { 'Fn::If': ['Chosen', 'Allow', 'Deny'] }, Action: ['*'], Resource: '*' }),
    inline('s3:*'),
  ],
  undecidable: hardened(set('ExecutionPolicy', `${STATEMENT}.Action`, UNTOLD)),
});

cases(noWildcardResources, {
  compliant: [
    statement({ Effect: 'Allow', Action: ['ecr:GetAuthorizationToken', 'xray:PutTraceSegments'], Resource: '*' }),
    statement({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } },
    }),
    statement({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }),
  ],
  nonCompliant: [
    statement({ Effect: 'Allow', Action: ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage'], Resource: '*' }),
    statement({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: ['arn:aws:kms:::key/1', '*'] }),
    statement({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::If': ['Chosen', '*', EXECUTION_ROLE] } }),
  ],
  undecidable: [
    hardened(set('ExecutionPolicy', `${STATEMENT}.Resource`, UNTOLD)),
    statement({ Effect: 'Allow', Action: [UNTOLD], Resource: '*' }),
  ],
});

cases(boundedPassRole, {
  compliant: [
    statement({ Effect: 'Allow', Action: 'iam:PassRole', Resource: EXECUTION_ROLE }),
    statement({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
  ],
  nonCompliant: [
    statement({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    statement({ Effect: 'Allow', Action: 'iam:Pass*', Resource: 'arn:aws:iam::123456789012:role/*' }),
    statement({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    }),
  ],
  notApplicable: [HARDENED, statement({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' })],
  undecidable: [
    statement({ Effect: 'Allow', Action: 'iam:PassRole', Resource: UNTOLD }),
    statement({ Effect: 'Allow', Action: [UNTOLD], Resource: '*' }),
  ],
});

cases(noRoleChain, {
  nonCompliant: [taskActions('sts:AssumeRole'), inline(['sts:*']), attached('sts:Assume*')],
  undecidable: taskActions(UNTOLD),
});

cases(permissionsBoundary, {
  nonCompliant: [
    hardened(set('TaskRole', 'PermissionsBoundary')),
    hardened(set('ExecutionRole', 'PermissionsBoundary', { 'Fn::If': ['Chosen', 'arn', { Ref: 'AWS::NoValue' }] })),
  ],
  undecidable: [
    hardened(set('TaskRole', 'PermissionsBoundary', UNTOLD)),
    hardened(set('Task', 'ExecutionRoleArn', 'arn:aws:iam::123456789012:role/unseen')),
  ],
});

cases(knownActions, {
  compliant: statement({ Effect: 'Allow', Action: ['*', 'KMS:decrypt', 's3:Get*', 'kms:GenerateDataKey*'] }),
  nonCompliant: [
    statement({ Effect: 'Allow', Action: 'secretmanager:GetSecretValue', Resource: '*' }),
    statement({ Effect: 'Deny', Action: ['kms:Decript'], Resource: '*' }),
    statement({ Effect: 'Allow', Action: 's3.GetObject', Resource: '*' }),
    statement({ Effect: 'Deny', NotAction: 'secretsmanager:GetSecret', Resource: '*' }),
  ],
  undecidable: statement({ Effect: 'Allow', Action: [UNTOLD], Resource: '*' }),
});

cases(noBroadManagedPolicies, {
  compliant: foreignPolicy({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/CloudWatchReadOnlyAccess` }),
  nonCompliant: [
    foreignPolicy({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/AdministratorAccess` }),
    foreignPolicy('arn:aws:iam::aws:policy/AmazonBedrockFullAccess'),
    foreignPolicy('arn:aws:iam::aws:policy/job-function/PowerUserAccess'),
  ],
  undecidable: foreignPolicy(UNTOLD),
});

cases(noInvertedPolicies, {
  compliant: statement({ Effect: 'Deny', NotAction: 'kms:Decrypt', Resource: '*' }),
  nonCompliant: [
    statement({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    statement({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::private/*' }),
    hardened(set('Key', 'KeyPolicy.Statement.0.NotPrincipal', { AWS: 'arn:aws:iam::123456789012:root' })),
    hardened(set('TaskRole', `${TRUST}.NotAction`, 'sts:TagSession')),
  ],
  undecidable: hardened(set('ExecutionPolicy', `${STATEMENT}.NotResource`, UNTOLD)),
});

cases(noOpenTrust, {
  compliant: hardened(set('TaskRole', `${TRUST}.Principal`, '*')),
  nonCompliant: [
    hardened(set('TaskRole', `${TRUST}.Principal`, '*'), set('TaskRole', `${TRUST}.Condition`)),
    hardened(set('TaskRole', `${TRUST}.Principal`, { AWS: ['*'] }), set('TaskRole', `${TRUST}.Condition`)),
  ],
  undecidable: hardened(set('TaskRole', `${TRUST}.Principal`, UNTOLD), set('TaskRole', `${TRUST}.Condition`)),
});

cases(separateRoles, {
  nonCompliant: [
    hardened(set('Task', 'TaskRoleArn', EXECUTION_ROLE)),
    hardened(set('Task', 'TaskRoleArn', 'arn:role'), set('Task', 'ExecutionRoleArn', 'arn:role')),
  ],
  notApplicable: [hardened(set('Task', 'TaskRoleArn')), hardened(set('Task', 'ExecutionRoleArn'))],
  undecidable: hardened(set('Task', 'TaskRoleArn', UNTOLD)),
});

cases(mountOfOwnDirectory, {
  compliant: [hardened(set('TaskRole', 'ManagedPolicyArns', [])), attached('bedrock:InvokeModel')],
  nonCompliant: [
    hardened(set('TaskPolicy', `${STATEMENT}.Condition`)),
    hardened(
      set('TaskPolicy', `${STATEMENT}.Condition`, { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } }),
    ),
  ],
  undecidable: hardened(set('TaskPolicy', `${STATEMENT}.Condition`, UNTOLD)),
});
