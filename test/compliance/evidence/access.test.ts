import { accessOf, awsPoliciesOf } from '../../../lib/compliance/evidence/access';
import { Template } from '../../../lib/compliance/template';

type Resources = { [logicalId: string]: { Type: string; Properties?: unknown } };

const SECRET = { Type: 'AWS::SecretsManager::Secret', Properties: {} };
const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    },
  },
};

function policy(statement: object): { Type: string; Properties: unknown } {
  const document = { Statement: [{ Effect: 'Allow', ...statement }] };
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: document } };
}

function denial(condition: object): { Type: string; Properties: unknown } {
  const statement = { Effect: 'Deny', Action: 'secretsmanager:*', Principal: '*', Resource: '*', Condition: condition };
  return {
    Type: 'AWS::SecretsManager::ResourcePolicy',
    Properties: { SecretId: { Ref: 'Secret' }, ResourcePolicy: { Statement: statement } },
  };
}

function verdicts(resources: Resources): [string, string][] {
  return accessOf([new Template('Stack', { Resources: resources })]).map(({ reader, verdict }) => [reader, verdict]);
}

const READ = { Action: 'secretsmanager:GetSecretValue' };

test('tells who may read a secret, by which statement and under which condition', () => {
  const Policy = policy({
    ...READ,
    Sid: 'ReadSecrets',
    Resource: { Ref: 'Secret' },
    Condition: { StringEquals: { 'aws:SourceVpc': { Ref: 'Vpc' } } },
  });
  expect(accessOf([new Template('Stack', { Resources: { Secret: SECRET, Role: ROLE, Policy } })])).toEqual([
    {
      stack: 'Stack',
      kind: 'secret',
      data: 'Secret',
      reader: 'Role',
      assumedBy: ['ecs-tasks.amazonaws.com'],
      verdict: 'may read',
      by: 'Policy (ReadSecrets)',
      conditions: [`StringEquals aws:SourceVpc: \${Vpc}`],
    },
  ]);
});

const ARN = `arn:aws:secretsmanager:eu-central-1:\${AWS::AccountId}:secret:`;

test.each([
  ['everything', '*', 'may read'],
  ['all secrets', { 'Fn::Sub': `${ARN}*` }, 'may read'],
  ['secrets of some name', { 'Fn::Sub': `${ARN}team/*` }, 'may read, if the pattern covers it'],
  ['what a parameter names', { Ref: 'SecretArn' }, 'may read, if the pattern covers it'],
  ['another secret', { Ref: 'Other' }, 'nobody in these templates'],
  ['another service', 'arn:aws:s3:::*', 'nobody in these templates'],
])('a statement about %s', (_, resource, verdict) => {
  const resources = { Secret: SECRET, Role: ROLE, Policy: policy({ ...READ, Resource: resource }) };
  const [[, found] = []] = verdicts({ ...resources, Other: { Type: 'AWS::SQS::Queue' } });
  expect(found).toBe(verdict);
});

test.each(['*', 'secretsmanager:*', 'secretsmanager:Get*', 'SECRETSMANAGER:getsecretvalue'])(
  'the action %s reads a secret',
  action => {
    const Policy = policy({ Action: action, Resource: '*' });
    expect(verdicts({ Secret: SECRET, Role: ROLE, Policy })).toEqual([['Role', 'may read']]);
  },
);

test.each(['secretsmanager:PutSecretValue', 's3:GetObject'])('the action %s does not', action => {
  const Policy = policy({ Action: action, Resource: '*' });
  expect(verdicts({ Secret: SECRET, Role: ROLE, Policy })).toEqual([['', 'nobody in these templates']]);
});

test.each([
  ['names others alone', { ArnNotEquals: { 'aws:PrincipalArn': [{ 'Fn::GetAtt': ['Other', 'Arn'] }] } }, 'denied'],
  ['spares the role', { ArnNotEquals: { 'aws:PrincipalArn': [{ 'Fn::GetAtt': ['Role', 'Arn'] }] } }, 'may read'],
  ['is about transport', { Bool: { 'aws:SecureTransport': 'false' } }, 'may read'],
  ['holds always', {}, 'denied'],
])('a denial by the secret that %s', (_, condition, verdict) => {
  const resources = { Secret: SECRET, Role: ROLE, Policy: policy({ ...READ, Resource: '*' }), Deny: denial(condition) };
  expect(verdicts(resources)).toEqual([['Role', verdict]]);
});

test('a denial of one way to read leaves the others', () => {
  const deny = (action: string) => {
    const statements = [
      { Effect: 'Allow', Action: 'logs:GetLogEvents', Resource: '*' },
      { Effect: 'Deny', Action: action, Resource: '*' },
    ];
    const Policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: statements } },
    };
    return verdicts({ Logs: { Type: 'AWS::Logs::LogGroup' }, Role: ROLE, Policy });
  };
  expect(deny('logs:Unmask')).toEqual([['Role', 'may read']]);
  expect(deny('logs:*')).toEqual([['Role', 'denied']]);
});

test('tells whom the policy of a key names', () => {
  const Key = {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Statement: [
          { Effect: 'Allow', Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Resource: '*' },
          { Effect: 'Allow', Action: 'kms:Decrypt', Principal: { Service: 'logs.amazonaws.com' }, Resource: '*' },
          { Effect: 'Allow', Action: 'kms:Encrypt', Principal: { Service: 'sns.amazonaws.com' }, Resource: '*' },
        ],
      },
    },
  };
  expect(verdicts({ Key })).toEqual([
    ['whoever the IAM of the account allows', 'may read'],
    ['logs.amazonaws.com', 'may read'],
  ]);
});

test('lists the managed policies of AWS, which no template holds', () => {
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] };
  const Role = { ...ROLE, Properties: { ...ROLE.Properties, ManagedPolicyArns: [arn] } };
  expect(awsPoliciesOf(new Template('Stack', { Resources: { Role } }))).toEqual([
    { stack: 'Stack', role: 'Role', policy: 'ReadOnlyAccess' },
  ]);
});
