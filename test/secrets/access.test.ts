import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { GatewayToken, ProviderSecret, TokenRotation } from '../../lib/secrets';
import { ACCOUNT, DeployedTemplate, FUNCTION, SECRET } from './deployed-template';
import { role, testStack } from './synth';

const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly policies: object[];
  readonly resourcePolicy?: object;
  readonly context?: Record<string, string>;
}

async function simulate(request: Request): Promise<string> {
  const [, , , , account, principalName] = request.principal.split(':');
  const simulation = await runSimulation(
    {
      request: {
        principal: request.principal,
        action: request.action,
        resource: { resource: request.resource, accountId: ACCOUNT },
        contextVariables: known({
          'aws:PrincipalArn': `arn:aws:iam::${account}:role/${principalName.split('/')[1]}`,
          'aws:PrincipalAccount': account,
          ...request.context,
        }),
      },
      identityPolicies: request.policies.map((policy, index) => ({ name: `policy${index}`, policy: known(policy) })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: request.resourcePolicy,
    },
    {},
  );
  if (simulation.resultType === 'error') {
    throw new Error(JSON.stringify(simulation.errors));
  }
  return simulation.overallResult;
}

// The simulator drops the encryption context, whose key it does not know: another text key of KMS takes its place.
function known<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('kms:EncryptionContext:SecretARN', 'kms:RequestAlias'));
}

/** A session of a role of the template, as the services see it. */
function session(roleName: string, account = ACCOUNT): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/session`;
}

function deployed() {
  const { stack, encryptionKey } = testStack();
  const rotation = new TokenRotation(stack, 'Rotation', { encryptionKey });
  const token = new GatewayToken(stack, 'Token', { rotation, encryptionKey });
  const provider = new ProviderSecret(stack, 'Provider', { secretNames: ['OPENAI_API_KEY'], encryptionKey });
  const reader = role(stack, 'Reader');
  new iam.ManagedPolicy(stack, 'ReaderPolicy', {
    roles: [reader],
    statements: [...token.readStatements(), ...provider.readStatements()],
  });
  token.allowReader(reader);
  provider.allowReader(reader);
  return new DeployedTemplate(Template.fromStack(stack));
}

const TOKEN = `${SECRET}TokenSecret-AbCdEf`;
const PROVIDER = `${SECRET}ProviderSecret-AbCdEf`;
const READ = 'secretsmanager:GetSecretValue';

describe('the value of a secret', () => {
  const deployment = deployed();

  test.each([
    ['token', 'TokenSecretPolicy', TOKEN],
    ['provider secret', 'ProviderSecretPolicy', PROVIDER],
  ])('(%s) can be read by the reader', async (_, policyId, resource) => {
    const result = await simulate({
      principal: session('Reader'),
      action: READ,
      resource,
      policies: [deployment.policy('ReaderPolicy')],
      resourcePolicy: deployment.resourcePolicy(policyId),
    });
    expect(result).toBe('Allowed');
  });

  test.each([
    ['token', 'TokenSecretPolicy', TOKEN],
    ['provider secret', 'ProviderSecretPolicy', PROVIDER],
  ])('(%s) cannot be read by an administrator who may do everything', async (_, policyId, resource) => {
    const request = { principal: session('Admin'), action: READ, resource, policies: [ALLOW_ALL] };
    expect(await simulate(request)).toBe('Allowed');
    const resourcePolicy = deployment.resourcePolicy(policyId);
    expect(await simulate({ ...request, resourcePolicy })).toBe('ExplicitlyDenied');
  });

  test('cannot be read by a role of the same name in another account', async () => {
    const result = await simulate({
      principal: session('Reader', '222222222222'),
      action: READ,
      resource: TOKEN,
      policies: [ALLOW_ALL],
      resourcePolicy: deployment.resourcePolicy('TokenSecretPolicy'),
    });
    expect(result).toBe('ExplicitlyDenied');
  });

  test('cannot be opened to another account by a further statement', async () => {
    const own = deployment.resourcePolicy('TokenSecretPolicy') as { Statement: object[] };
    const further = { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:*', Resource: '*' };
    const result = await simulate({
      principal: session('Reader', '222222222222'),
      action: 'secretsmanager:DescribeSecret',
      resource: TOKEN,
      policies: [ALLOW_ALL],
      resourcePolicy: { ...own, Statement: [...own.Statement, further] },
    });
    expect(result).toBe('ExplicitlyDenied');
  });

  test('of another tenant cannot be read by the reader', async () => {
    const result = await simulate({
      principal: session('Reader'),
      action: READ,
      resource: `${SECRET}OtherTenant-AbCdEf`,
      policies: [deployment.policy('ReaderPolicy')],
    });
    expect(result).toBe('ImplicitlyDenied');
  });

  test('can be administered but not read: an administrator may still delete the secret', async () => {
    const result = await simulate({
      principal: session('Admin'),
      action: 'secretsmanager:DeleteSecret',
      resource: TOKEN,
      policies: [ALLOW_ALL],
      resourcePolicy: deployment.resourcePolicy('TokenSecretPolicy'),
    });
    expect(result).toBe('Allowed');
  });

  test.each([
    ['this secret', TOKEN, 'Allowed'],
    ['another secret under the same key', `${SECRET}OtherTenant-AbCdEf`, 'ImplicitlyDenied'],
  ])('is decrypted for the reader when it belongs to %s', async (_, secretArn, expected) => {
    const result = await simulate({
      principal: session('Reader'),
      action: 'kms:Decrypt',
      resource: `arn:aws:kms:eu-central-1:${ACCOUNT}:key/Key`,
      policies: [deployment.policy('ReaderPolicy')],
      resourcePolicy: KEY_POLICY,
      context: {
        'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
        'kms:EncryptionContext:SecretARN': secretArn,
      },
    });
    expect(result).toBe(expected);
  });
});

const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }],
};

describe('the rotation role', () => {
  const deployment = deployed();
  const request = (action: string, resource: string, rotatedBy?: string) => ({
    principal: session('RotationRole'),
    action,
    resource,
    policies: [deployment.policy('RotationRunPolicy'), deployment.policy('RotationRotatePolicy')],
    context: rotatedBy ? { 'secretsmanager:resource/AllowRotationLambdaArn': `${FUNCTION}${rotatedBy}` } : undefined,
  });
  const FOUR = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'];

  test.each(FOUR)('may %s on a secret that it rotates', async action => {
    const resourcePolicy = deployment.resourcePolicy('TokenSecretPolicy');
    const own = request(`secretsmanager:${action}`, TOKEN, 'RotationFunction');
    expect(await simulate({ ...own, resourcePolicy })).toBe('Allowed');
  });

  test.each(FOUR)('may not %s on a secret that another function rotates, or none', async action => {
    expect(await simulate(request(`secretsmanager:${action}`, TOKEN, 'Other'))).toBe('ImplicitlyDenied');
    expect(await simulate(request(`secretsmanager:${action}`, PROVIDER))).toBe('ImplicitlyDenied');
  });

  test.each([
    'secretsmanager:DeleteSecret',
    'secretsmanager:PutResourcePolicy',
    'secretsmanager:RotateSecret',
    'secretsmanager:UpdateSecret',
  ])('may not %s on a secret that it rotates', async action => {
    expect(await simulate(request(action, TOKEN, 'RotationFunction'))).toBe('ImplicitlyDenied');
  });

  test.each([
    ['through Secrets Manager', 'secretsmanager', 'Allowed'],
    ['through another service', 's3', 'ImplicitlyDenied'],
  ])('uses a key %s: %s', async (_, service, expected) => {
    const result = await simulate({
      ...request('kms:Decrypt', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/TenantKey`),
      resourcePolicy: KEY_POLICY,
      context: {
        'kms:ViaService': `${service}.eu-central-1.amazonaws.com`,
        'kms:EncryptionContext:SecretARN': TOKEN,
      },
    });
    expect(result).toBe(expected);
  });
});
