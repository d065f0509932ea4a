import { closedSecretPolicy } from '../../../lib/compliance/rules/sec/closed-secret-policy';
import { generatedToken } from '../../../lib/compliance/rules/sec/generated-token';
import { injectedToken } from '../../../lib/compliance/rules/sec/injected-token';
import { noLiteralSecret } from '../../../lib/compliance/rules/sec/no-literal-secret';
import { noPublicSecretPolicy } from '../../../lib/compliance/rules/sec/no-public-secret-policy';
import { ownKeyForSecrets } from '../../../lib/compliance/rules/sec/own-key-for-secrets';
import { rotatedToken } from '../../../lib/compliance/rules/sec/rotated-token';
import { rotationForOneAccount } from '../../../lib/compliance/rules/sec/rotation-for-one-account';
import { cases, hardened, RuleCase, remove, set, UNTOLD } from '../rule-cases';

const SECRETS = 'ContainerDefinitions.0.Secrets';
const UNSEEN = hardened(
  set('Task', `${SECRETS}.0.ValueFrom`, 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x'),
);
const STATEMENT = 'ResourcePolicy.Statement.0';

function token(path: string, value?: unknown): RuleCase {
  return hardened(set('Token', path, value));
}

function keys(SecretString: unknown): RuleCase {
  return hardened(set('Keys', 'SecretString', SecretString));
}

function rotation(RotationRules: unknown): RuleCase {
  return hardened(set('Schedule', 'RotationRules', RotationRules));
}

function every(expression: unknown): RuleCase {
  return hardened(set('Schedule', 'RotationRules.ScheduleExpression', expression));
}

cases(injectedToken, {
  compliant: hardened(set('Task', `${SECRETS}.0.Name`, 'OPENCLAW_GATEWAY_PASSWORD')),
  nonCompliant: [hardened(set('Task', `${SECRETS}.0.Name`, 'OTHER')), hardened(set('Task', SECRETS))],
  notApplicable: hardened(
    set('Task', 'ContainerDefinitions.2.Environment.0.Value', '{"gateway":{"auth":{"mode":"trusted-proxy"}}}'),
  ),
  undecidable: hardened(set('Task', SECRETS, UNTOLD)),
});

cases(generatedToken, {
  nonCompliant: [
    token('GenerateSecretString.PasswordLength', 32),
    token('GenerateSecretString.PasswordLength'),
    token('GenerateSecretString'),
  ],
  undecidable: [token('GenerateSecretString.PasswordLength', UNTOLD), UNSEEN],
});

cases(noLiteralSecret, {
  compliant: [keys('{"A":"not-set","B":""}'), keys('unset')],
  nonCompliant: [
    keys('{"A":"not-set","B":"correct-horse"}'),
    keys('{"A":{"B":["correct-horse"]}}'),
    keys('correct-horse'),
    keys({ 'Fn::Sub': '{"user":"admin","password":"correct-horse"}' }),
    keys({ 'Fn::If': ['Chosen', 'not-set', 'correct-horse'] }),
  ],
  undecidable: keys(UNTOLD),
});

cases(ownKeyForSecrets, {
  compliant: token('KmsKeyId', 'alias/openclaw'),
  nonCompliant: [token('KmsKeyId'), hardened(set('Keys', 'KmsKeyId', 'alias/aws/secretsmanager'))],
  undecidable: token('KmsKeyId', UNTOLD),
});

cases(rotatedToken, {
  compliant: [
    every('rate(2160 hours)'),
    every('cron(0 4 1 * ? *)'),
    rotation({ AutomaticallyAfterDays: 90 }),
    hardened(set('Schedule', 'RotationLambdaARN'), set('Schedule', 'HostedRotationLambda', { RotationType: 'X' })),
  ],
  nonCompliant: [
    every('rate(91 days)'),
    every('cron(0 4 1 1 ? *)'),
    rotation({ AutomaticallyAfterDays: 91 }),
    rotation(undefined),
    hardened(remove('Schedule')),
    hardened(set('Schedule', 'RotationLambdaARN')),
  ],
  undecidable: [every(UNTOLD), UNSEEN],
});

cases(closedSecretPolicy, {
  compliant: hardened(
    set('TokenPolicy', `${STATEMENT}.Action`, ['secretsmanager:DescribeSecret', 'secretsmanager:Get*']),
  ),
  nonCompliant: [
    hardened(remove('TokenPolicy')),
    hardened(set('KeysPolicy', `${STATEMENT}.Effect`, 'Allow')),
    hardened(set('TokenPolicy', `${STATEMENT}.Action`, 'secretsmanager:DescribeSecret')),
    hardened(set('TokenPolicy', `${STATEMENT}.Principal`, { AWS: 'arn:aws:iam::123456789012:user/one' })),
    hardened(
      set('TokenPolicy', `${STATEMENT}.Condition`, { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } }),
    ),
    hardened(set('TokenPolicy', 'ResourcePolicy.Statement', { 'Fn::If': ['Chosen', [], []] })),
  ],
  undecidable: hardened(set('TokenPolicy', 'ResourcePolicy', UNTOLD)),
});

cases(noPublicSecretPolicy, {
  nonCompliant: [
    hardened(set('TokenPolicy', 'BlockPublicPolicy', false)),
    hardened(set('KeysPolicy', 'BlockPublicPolicy')),
  ],
  undecidable: hardened(set('TokenPolicy', 'BlockPublicPolicy', UNTOLD)),
});

cases(rotationForOneAccount, {
  compliant: hardened(set('Permission', 'SourceAccount'), set('Permission', 'SourceArn', { Ref: 'Token' })),
  nonCompliant: hardened(set('Permission', 'SourceAccount')),
  undecidable: hardened(set('Permission', 'SourceAccount', { 'Fn::ImportValue': 'account' })),
});
