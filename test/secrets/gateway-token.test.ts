import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { GatewayToken, TokenRotation } from '../../lib/secrets';
import { exactly, findings, role, testStack } from './synth';

function create(rotateEvery?: Duration) {
  const { app, stack, encryptionKey } = testStack();
  const rotation = new TokenRotation(stack, 'Rotation', { encryptionKey });
  const token = new GatewayToken(stack, 'Token', { rotation, encryptionKey, rotateEvery });
  return { app, stack, token };
}

function synth(rotateEvery?: Duration): Template {
  return Template.fromStack(create(rotateEvery).stack);
}

const SECRET = { Ref: Match.stringLikeRegexp('^TokenSecret') };
const ROTATION_ROLE = { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationRole'), 'Arn'] };

test('generates 64 letters and digits once: any change of these settings would replace the token', () => {
  synth().hasResourceProperties('AWS::SecretsManager::Secret', {
    GenerateSecretString: { ExcludePunctuation: true, IncludeSpace: false, PasswordLength: 64 },
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
  });
});

test('goes away with its stack', () => {
  synth().hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('rotates every 30 days, and not at once when the schedule changes', () => {
  synth().hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
    SecretId: SECRET,
    RotationLambdaARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationFunction'), 'Arn'] },
    RotationRules: { AutomaticallyAfterDays: 30 },
    RotateImmediatelyOnUpdate: false,
  });
});

test('is scheduled only when the function may read the secret and be invoked', () => {
  synth().hasResource('AWS::SecretsManager::RotationSchedule', {
    DependsOn: Match.arrayWith([
      Match.stringLikeRegexp('^RotationFunctionSecretsManager'),
      Match.stringLikeRegexp('^RotationRotatePolicy'),
      Match.stringLikeRegexp('^TokenSecretPolicy'),
    ]),
  });
});

test('adds no leave to invoke the function, as CDK would for any account', () => {
  synth().resourceCountIs('AWS::Lambda::Permission', 1);
});

test.each([1, 90])('rotates every %s days', days => {
  synth(Duration.days(days)).hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
    RotationRules: { AutomaticallyAfterDays: days },
  });
});

test.each([
  [Duration.days(91), '91 days'],
  [Duration.days(0), '0 days'],
  [Duration.hours(36), '1 day 12 hours'],
])('fails on a rotation every %s', (rotateEvery, got) => {
  expect(() => synth(rotateEvery)).toThrow(
    `rotateEvery must be a whole number of days between 1 and 90, got ${got}: each rotation restarts the gateway once, 30 days suit most`,
  );
});

test('can be read by the rotation function and the readers, and by nobody else in or outside the account', () => {
  const { stack, token } = create();
  token.allowReader(role(stack, 'Reader'));
  Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
    BlockPublicPolicy: true,
    SecretId: SECRET,
    ResourcePolicy: exactly(
      {
        Sid: 'DenyReadByAllButReaders',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
        Condition: {
          ArnNotEquals: {
            'aws:PrincipalArn': [ROTATION_ROLE, { 'Fn::GetAtt': [Match.stringLikeRegexp('^Reader'), 'Arn'] }],
          },
        },
      },
      {
        Sid: 'DenyOtherAccounts',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'secretsmanager:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
      },
    ),
  });
});

test('names a reader once, however often it is allowed', () => {
  const { stack, token } = create();
  const reader = role(stack, 'Reader');
  token.allowReader(reader);
  token.grantRead(reader);
  Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
    ResourcePolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Condition: {
            ArnNotEquals: {
              'aws:PrincipalArn': [ROTATION_ROLE, { 'Fn::GetAtt': [Match.stringLikeRegexp('^Reader'), 'Arn'] }],
            },
          },
        }),
      ]),
    },
  });
});

test('adds nothing to the own policy of a role that is merely exempt', () => {
  const { stack, token } = create();
  token.allowReader(role(stack, 'Reader'));
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
});

test('grants the reading of this one secret and its decryption for this one secret', () => {
  const { stack, token } = create();
  expect(token.grantRead(role(stack, 'Reader')).success).toBe(true);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: exactly(
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
        Condition: {
          StringEquals: {
            'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
            'kms:EncryptionContext:SecretARN': SECRET,
          },
        },
      },
    ),
  });
});

test('spells the same statements for a policy of the reader', () => {
  const { stack, token } = create();
  const [read, decrypt] = token.readStatements().map(statement => stack.resolve(statement.toStatementJson()));
  expect(read).toEqual({
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: stack.resolve(token.secret.secretArn),
  });
  expect(decrypt).toMatchObject({ Effect: 'Allow', Action: 'kms:Decrypt' });
});

test('works in a stack of its own, with the rotation function and the key of another', () => {
  const app = new App();
  const env = { region: 'eu-central-1' };
  const cell = new Stack(app, 'Cell', { env });
  const encryptionKey = new kms.Key(cell, 'Key');
  const rotation = new TokenRotation(cell, 'Rotation', { encryptionKey });
  for (const id of ['TenantA', 'TenantB']) {
    const tenant = new Stack(app, id, { env });
    new GatewayToken(tenant, 'Token', { rotation, encryptionKey }).grantRead(role(tenant, 'Reader'));
  }
  const policies = (stack: Stack) => Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
  expect(Object.keys(policies(cell))).toHaveLength(2);
  expect(JSON.stringify(policies(cell))).not.toMatch(/Tenant/);
});

test('has no finding of either rule pack left', () => {
  expect(findings(create().app)).toEqual([]);
});
