import { isKnownAction } from '../../lib/compliance/iam-services';
import { coversAction } from '../../lib/compliance/policy-statements';

test.each([
  ['*', true],
  ['kms:*', true],
  ['kms:Create*', true],
  ['KMS:creategrant', true],
  ['kms:?reateGrant', true],
  ['*:*Grant', true],
  ['kms:CreateGran', false],
  ['kms:CreateGrants', false],
  ['kms:*Key', false],
  ['s3:*', false],
  ['', false],
  [undefined, false],
])('%s covers kms:CreateGrant: %s', (pattern, expected) => {
  expect(coversAction(pattern, 'kms:CreateGrant')).toBe(expected);
});

test('a pattern made to take for ever does not', () => {
  expect(coversAction(`${'*a'.repeat(5000)}b`, `${'a'.repeat(5000)}`)).toBe(false);
});

test.each(['s3:GetObject', 'bedrock:InvokeModel*', 'states:StartExecution', 'kms:*', 'KMS:Decrypt', '*'])(
  'IAM knows %s',
  action => {
    expect(isKnownAction(action)).toBe(true);
  },
);

test.each(['secretmanager:GetSecretValue', 'kms:Decript', 'elasticfilesystem:Mount', 's3', 's3:', 's3:Get Object', 5])(
  'IAM does not know %s',
  action => {
    expect(isKnownAction(action)).toBe(false);
  },
);
