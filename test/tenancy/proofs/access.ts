import { runUnsafeSimulation, Simulation } from '@cloud-copilot/iam-simulate';
import { SynthesizedTemplate } from '../../../bin/synthesis/template';
import { ACCOUNT, Account, Deployed } from './account';

/** Something that may be done to what a tenant has. */
export interface Access {
  /** The action, and to what. */
  readonly name: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
  readonly resourcePolicy?: PolicyDocument;
}

interface PolicyDocument {
  readonly Statement: Statement[];
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: string | object;
}

type NamedPolicy = Simulation['identityPolicies'][number] & { readonly policy: PolicyDocument };

/** A role with all that bounds it. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly policies: NamedPolicy[];
  readonly boundary?: NamedPolicy[];
}

/** The roles of a stack. */
export function rolesIn(account: Account, stack: SynthesizedTemplate): Role[] {
  return account.ofType('AWS::IAM::Role', [stack]).map(role => {
    const { ManagedPolicyArns = [], PermissionsBoundary: boundary, Policies = [] } = role.properties;
    if (Policies.length > 0) throw new Error(`${role.ref} has inline policies, which nobody reads here`);
    const attached = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']
      .flatMap(type => account.ofType(type, [stack]))
      .filter(({ properties }) => properties.Roles?.includes(role.ref));
    return {
      name: short(role.id),
      arn: role.arn,
      policies: [...ManagedPolicyArns.map((arn: string) => account.find(arn)), ...attached].map(policy),
      boundary: boundary === undefined ? undefined : [policy(account.find(boundary))],
    };
  });
}

/** Everything of a tenant's that another could want, and the right request for it. */
export function accessTo(account: Account, stack: SynthesizedTemplate): Access[] {
  const all = (type: string) => account.ofType(type, [stack]);
  return [
    ...all('AWS::SecretsManager::Secret').flatMap(secret => toSecret(account, secret)),
    ...all('AWS::EFS::AccessPoint').flatMap(accessPoint => toState(account, accessPoint)),
    ...all('AWS::Logs::LogGroup').flatMap(toLog),
    ...all('AWS::ECS::Service').flatMap(service => toTask(account, service)),
    ...all('AWS::IAM::Role').flatMap(toRole),
    ...all('AWS::StepFunctions::StateMachine').map(machine => to(machine, 'states:StartExecution', machine.arn)),
    ...all('AWS::EC2::SecurityGroup').map(group =>
      to(group, 'ec2:AuthorizeSecurityGroupIngress', ec2Arn(account, `security-group/${group.ref}`)),
    ),
    ...all('AWS::ElasticLoadBalancingV2::TargetGroup').map(group =>
      to(group, 'elasticloadbalancing:RegisterTargets', group.arn),
    ),
  ];
}

/** What of it some of the roles are allowed. */
export function allowed(roles: readonly Role[], wanted: readonly Access[]): string[] {
  return roles.flatMap(role =>
    wanted.filter(access => isAllowed(role, access)).map(({ name }) => `${role.name}: ${name}`),
  );
}

function toSecret(account: Account, secret: Deployed): Access[] {
  const [policyOfSecret] = account
    .ofType('AWS::SecretsManager::ResourcePolicy', [secret.stack])
    .filter(({ properties }) => properties.SecretId === secret.ref);
  const key = account.ofType('AWS::KMS::Key').find(({ arn }) => arn === secret.properties.KmsKeyId);
  if (policyOfSecret === undefined || key === undefined) throw new Error(`${secret.ref} has no policy or no key`);
  const resourcePolicy = policyOfSecret.properties.ResourcePolicy;
  const context = {
    'kms:ViaService': `secretsmanager.${account.region}.amazonaws.com`,
    'kms:EncryptionContext:SecretARN': secret.arn,
  };
  return [
    ...['GetSecretValue', 'PutSecretValue', 'ListSecretVersionIds', 'UpdateSecretVersionStage'].map(action =>
      to(secret, `secretsmanager:${action}`, secret.arn, { resourcePolicy }),
    ),
    ...['kms:Decrypt', 'kms:GenerateDataKey'].map(action =>
      to(secret, action, key.arn, { context, resourcePolicy: key.properties.KeyPolicy }),
    ),
  ];
}

function toState(account: Account, accessPoint: Deployed): Access[] {
  const fileSystem = account.find(accessPoint.properties.FileSystemId);
  const { FileSystemPolicy } = fileSystem.properties;
  // A file system's policy names no resource: it is the file system.
  const Statement = FileSystemPolicy.Statement.map((statement: object) => ({ ...statement, Resource: '*' }));
  const context = {
    'elasticfilesystem:AccessPointArn': accessPoint.arn,
    'elasticfilesystem:AccessedViaMountTarget': 'true',
    'aws:SecureTransport': 'true',
  };
  return ['ClientMount', 'ClientWrite', 'ClientRootAccess'].map(action =>
    to(accessPoint, `elasticfilesystem:${action}`, fileSystem.arn, {
      context,
      resourcePolicy: { ...FileSystemPolicy, Statement },
    }),
  );
}

function toLog(group: Deployed): Access[] {
  const stream = group.arn.replace(/\*$/, 'log-stream:1');
  return [
    ...['CreateLogStream', 'FilterLogEvents'].map(action => to(group, `logs:${action}`, group.arn)),
    ...['PutLogEvents', 'GetLogEvents'].map(action => to(group, `logs:${action}`, stream)),
  ];
}

function toTask(account: Account, service: Deployed): Access[] {
  const { Cluster, TaskDefinition } = service.properties;
  const { arn: cluster } = account.find(Cluster);
  const task = cluster.replace(':cluster/', ':task/').concat(`/${service.ref.split('/').at(-1)}`);
  const context = { 'ecs:cluster': cluster };
  return [
    to(service, 'ecs:UpdateService', service.arn, { context }),
    to(service, 'ecs:DescribeServices', service.arn, { context }),
    to(service, 'ecs:RunTask', TaskDefinition, { context }),
    to(service, 'ecs:StopTask', task, { context }),
    to(service, 'ecs:ExecuteCommand', task, { context }),
  ];
}

function toRole(role: Deployed): Access[] {
  return [
    to(role, 'iam:PassRole', role.arn, { context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
    to(role, 'sts:AssumeRole', role.arn, { resourcePolicy: role.properties.AssumeRolePolicyDocument }),
  ];
}

function to(
  resource: Deployed,
  action: string,
  arn: string,
  { context = {}, resourcePolicy }: { context?: Record<string, string>; resourcePolicy?: PolicyDocument } = {},
): Access {
  return { name: `${action} ${short(resource.id)}`, action, resource: arn, context, resourcePolicy };
}

function isAllowed(role: Role, access: Access): boolean {
  // What neither side allows by name is denied: the engine would only take its time to say so.
  if (
    !role.policies.some(({ policy }) => allows(policy, access.action)) &&
    !lets(access.resourcePolicy, access.action)
  ) {
    return false;
  }
  const verdict = runUnsafeSimulation(
    {
      request: {
        principal: role.arn,
        action: access.action,
        resource: { resource: access.resource, accountId: ACCOUNT },
        contextVariables: {
          'aws:PrincipalArn': role.arn,
          'aws:PrincipalAccount': ACCOUNT,
          'aws:ResourceAccount': ACCOUNT,
          ...access.context,
        },
      },
      identityPolicies: role.policies,
      permissionBoundaryPolicies: role.boundary,
      resourcePolicy: access.resourcePolicy && named(access.resourcePolicy),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return verdict === 'Allowed';
}

function allows(document: PolicyDocument | undefined, action: string): boolean {
  return (document?.Statement ?? []).some(statement => isAllowOf(statement, action));
}

/** Whether a resource policy itself lets somebody in: services of AWS are nobody here, and an account leaves it to IAM. */
function lets(document: PolicyDocument | undefined, action: string): boolean {
  const statements = (document?.Statement ?? []).filter(statement => isAllowOf(statement, action));
  return statements.some(({ Principal }) => !isServices(Principal) && !isAccount(Principal));
}

function isAllowOf({ Effect, Action }: Statement, action: string): boolean {
  const patterns = [Action].flat().map(pattern => new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i'));
  return Effect === 'Allow' && patterns.some(pattern => pattern.test(action));
}

function isServices(principal: Statement['Principal']): boolean {
  return typeof principal === 'object' && Object.keys(principal).join() === 'Service';
}

function isAccount(principal: Statement['Principal']): boolean {
  return JSON.stringify(principal) === JSON.stringify({ AWS: `arn:aws:iam::${ACCOUNT}:root` });
}

/** A resource policy in the form that the engine takes without checking it again. */
function named(policyDocument: object) {
  return { __validated: true, policyDocument, metadata: { name: 'resource policy' }, errors: [] };
}

function policy({ id, properties }: Deployed): NamedPolicy {
  return { name: id, policy: properties.PolicyDocument };
}

function ec2Arn(account: Account, resource: string): string {
  return `arn:aws:ec2:${account.region}:${ACCOUNT}:${resource}`;
}

/** A logical id without what the CDK adds to make it unique. */
function short(id: string): string {
  return id.replace(/^Tenant|[0-9A-F]{8}$/g, '');
}
