import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Template } from 'aws-cdk-lib/assertions';
import { gatewayIn, testStack } from './fixture';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
const FOREIGN_ROLE = `arn:aws:iam::${ACCOUNT}:role/Admin`;

// The simulator does not know the keys of an encryption context; a key that it knows stands in for this one.
const SECRET_ARN = 'aws:RequestTag/SecretARN';

const stack = testStack();
gatewayIn(stack);
const template = Template.fromStack(stack);
const resources: { [id: string]: { Type: string; Properties: Record<string, unknown> } } = template.toJSON().Resources;

const arns = {
  taskRole: arnOf('GatewayTaskRole'),
  executionRole: arnOf('GatewayExecutionRole'),
  fileSystem: arnOf('StateFileSystem'),
  accessPoint: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:access-point/${idOf('StateAccessPoint')}`,
  token: arnOf('TokenSecret'),
  providerSecret: arnOf('ProviderSecret'),
  key: arnOf('Key'),
};

const mount = {
  'elasticfilesystem:AccessPointArn': arns.accessPoint,
  'elasticfilesystem:AccessedViaMountTarget': 'true',
  'aws:SecureTransport': 'true',
};

describe('the task role', () => {
  test.each(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'])(
    'has %s by its own access point',
    async action => {
      expect(await decide(arns.taskRole, action, arns.fileSystem, mount, fileSystemPolicy())).toBe('Allowed');
    },
  );

  test.each<[string, string, Record<string, string>]>([
    ['as root', 'elasticfilesystem:ClientRootAccess', mount],
    ['without TLS', 'elasticfilesystem:ClientMount', { ...mount, 'aws:SecureTransport': 'false' }],
    [
      "by another tenant's access point",
      'elasticfilesystem:ClientMount',
      { ...mount, 'elasticfilesystem:AccessPointArn': `${arns.accessPoint}0` },
    ],
    [
      'without an access point',
      'elasticfilesystem:ClientMount',
      { 'elasticfilesystem:AccessedViaMountTarget': 'true', 'aws:SecureTransport': 'true' },
    ],
    [
      'past the mount targets',
      'elasticfilesystem:ClientMount',
      { ...mount, 'elasticfilesystem:AccessedViaMountTarget': 'false' },
    ],
  ])('cannot mount %s', async (_, action, context) => {
    expect(await decide(arns.taskRole, action, arns.fileSystem, context, fileSystemPolicy())).toMatch(/Denied/);
  });

  test('cannot mount another file system', async () => {
    expect(await decide(arns.taskRole, 'elasticfilesystem:ClientMount', `${arns.fileSystem}0`, mount)).toMatch(
      /Denied/,
    );
  });

  test.each([
    ['secretsmanager:GetSecretValue', arns.token],
    ['secretsmanager:GetSecretValue', arns.providerSecret],
    ['sts:AssumeRole', arns.executionRole],
    ['sts:AssumeRole', FOREIGN_ROLE],
    ['iam:PassRole', arns.executionRole],
    ['elasticfilesystem:PutFileSystemPolicy', arns.fileSystem],
    ['elasticfilesystem:DescribeAccessPoints', arns.accessPoint],
  ])('cannot %s on %s', async (action, resource) => {
    expect(await decide(arns.taskRole, action, resource)).toBe('ImplicitlyDenied');
  });

  test('cannot use the key, not even by way of Secrets Manager', async () => {
    const decision = decide(arns.taskRole, 'kms:Decrypt', arns.key, viaSecretsManager(arns.token), keyPolicy());

    expect(await decision).toBe('ImplicitlyDenied');
  });

  test('gains nothing from a policy that someone attaches later', async () => {
    const attached = { Effect: 'Allow', Action: '*', Resource: '*' };

    expect(await decide(arns.taskRole, 'secretsmanager:ListSecrets', '*', {}, undefined, [attached])).toBe(
      'ImplicitlyDenied',
    );
    expect(await decide(arns.taskRole, 'sts:AssumeRole', FOREIGN_ROLE, {}, undefined, [attached])).toBe(
      'ImplicitlyDenied',
    );
  });
});

describe('the execution role', () => {
  test.each([
    ['the token', arns.token, 'TokenSecretPolicy'],
    ['the provider secret', arns.providerSecret, 'ProviderSecretPolicy'],
  ])('reads %s', async (_, secret, policy) => {
    const resourcePolicy = resourcePolicyOf(policy);

    expect(await decide(arns.executionRole, 'secretsmanager:GetSecretValue', secret, {}, resourcePolicy)).toBe(
      'Allowed',
    );
    expect(await decide(arns.executionRole, 'kms:Decrypt', arns.key, viaSecretsManager(secret), keyPolicy())).toBe(
      'Allowed',
    );
  });

  test('is the only one of the two roles that the secrets let in', async () => {
    const attached = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' };
    const decision = decide(
      FOREIGN_ROLE,
      'secretsmanager:GetSecretValue',
      arns.token,
      {},
      resourcePolicyOf('TokenSecretPolicy'),
      [attached],
    );

    expect(await decision).toBe('ExplicitlyDenied');
  });

  test.each([
    ["another tenant's secret", 'secretsmanager:GetSecretValue', `${arns.token}x`],
    ['the list of secrets', 'secretsmanager:ListSecrets', '*'],
    ['a new value', 'secretsmanager:PutSecretValue', arns.token],
    ['another role', 'sts:AssumeRole', FOREIGN_ROLE],
    ['the state', 'elasticfilesystem:ClientMount', arns.fileSystem],
    ['another image', 'ecr:BatchGetImage', `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/other`],
    ['an image to change', 'ecr:PutImage', `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/other`],
    ['the log of others', 'logs:PutLogEvents', `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:other:log-stream:x`],
  ])('cannot have %s', async (_, action, resource) => {
    expect(await decide(arns.executionRole, action, resource)).toBe('ImplicitlyDenied');
  });

  test.each([
    ['itself', {}],
    ['another service', { ...viaSecretsManager(arns.token), 'kms:ViaService': `s3.${REGION}.amazonaws.com` }],
    ["another tenant's secret", viaSecretsManager(`${arns.token}x`)],
  ])('cannot use the key for %s', async (_, context) => {
    expect(await decide(arns.executionRole, 'kms:Decrypt', arns.key, context, keyPolicy())).toBe('ImplicitlyDenied');
  });
});

/** What IAM says with the identity policies, the permissions boundary and the resource policy of the template. */
async function decide(
  principal: string,
  action: string,
  resource: string,
  contextVariables: Record<string, string> = {},
  resourcePolicy?: object,
  attached: object[] = [],
): Promise<string> {
  const role = Object.entries(resources).find(([id]) => principal.endsWith(`/${id}`))?.[1].Properties;
  const policyIds = (role?.ManagedPolicyArns ?? []) as { Ref: string }[];
  const own = policyIds.map(({ Ref }) => policyOf(Ref));
  const boundary = role?.PermissionsBoundary as { Ref: string } | undefined;
  const caller = { 'aws:PrincipalArn': principal, 'aws:PrincipalAccount': ACCOUNT };
  const result = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { ...caller, ...contextVariables },
      },
      identityPolicies: [
        ...own,
        ...attached.map((statement, index) => ({ name: `attached-${index}`, policy: document([statement]) })),
      ],
      permissionBoundaryPolicies: boundary && [policyOf(boundary.Ref)],
      resourcePolicy,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') {
    throw new Error(JSON.stringify(result.errors));
  }
  return result.overallResult;
}

function policyOf(id: string) {
  const policy = JSON.stringify(resolve(resources[id].Properties.PolicyDocument));
  return { name: id, policy: JSON.parse(policy.replaceAll('kms:EncryptionContext:SecretARN', SECRET_ARN)) };
}

function resourcePolicyOf(prefix: string) {
  return resolve(resources[idOf(prefix)].Properties.ResourcePolicy) as object;
}

function fileSystemPolicy() {
  const policy = resolve(resources[idOf('StateFileSystem')].Properties.FileSystemPolicy) as { Statement: object[] };
  // A file system's policy names no resource: it is the file system.
  return { ...policy, Statement: policy.Statement.map(statement => ({ ...statement, Resource: '*' })) };
}

function keyPolicy() {
  return resolve(resources[idOf('Key')].Properties.KeyPolicy) as object;
}

function document(statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

function viaSecretsManager(secret: string) {
  return {
    'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com`,
    [SECRET_ARN]: secret,
  };
}

function idOf(prefix: string): string {
  return Object.keys(resources).filter(id => new RegExp(`^${prefix}[0-9A-F]{8}$`).test(id))[0];
}

function arnOf(prefix: string): string {
  const id = idOf(prefix);
  const [, service, type] = resources[id].Type.split('::');
  const formats: { [type: string]: string } = {
    'IAM Role': `arn:aws:iam::${ACCOUNT}:role/${id}`,
    'EFS FileSystem': `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:file-system/${id}`,
    'SecretsManager Secret': `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${id}`,
    'KMS Key': `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`,
    'Logs LogGroup': `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${id}:*`,
    'Lambda Function': `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${id}`,
  };
  return formats[`${service} ${type}`] ?? id;
}

/** The value that CloudFormation would put in place of the intrinsic functions. */
function resolve(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(resolve);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': text } = value as Intrinsic;
  if (ref) {
    return PSEUDO[ref] ?? referenced(ref);
  }
  if (attribute) {
    return arnOf(attribute[0].slice(0, -8));
  }
  if (join) {
    return join[1].map(resolve).join(join[0]);
  }
  if (text) {
    return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => PSEUDO[name]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolve(child)]));
}

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: [string, string];
  readonly 'Fn::Join'?: [string, unknown[]];
  readonly 'Fn::Sub'?: string;
}

const PSEUDO: { [name: string]: string } = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
};

// A reference to a secret is its ARN; to anything else here, its id.
function referenced(id: string): string {
  return resources[id].Type === 'AWS::SecretsManager::Secret' ? arnOf(id.slice(0, -8)) : id;
}
