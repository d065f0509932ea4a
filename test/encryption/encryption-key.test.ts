import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { EncryptionKey, EncryptionKeyProps } from '../../lib/encryption';

function synth(props?: EncryptionKeyProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new EncryptionKey(stack, 'Key', props);
  return Template.fromStack(stack);
}

test('rotates the key', () => {
  synth().hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('keeps the key when the stack is deleted', () => {
  synth().hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('says what the key is for', () => {
  synth().hasResourceProperties('AWS::KMS::Key', { Description: 'OpenClaw' });
  synth({ description: 'research' }).hasResourceProperties('AWS::KMS::Key', { Description: 'research' });
});

test('denies grants to everybody but AWS services', () => {
  synth().hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectEquals({
          Sid: 'GrantsForServicesOnly',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'kms:CreateGrant',
          Resource: '*',
          Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
        }),
      ]),
    },
  });
});

test('passes AwsSolutions and NIST 800-53 r5', () => {
  const app = new App();
  new EncryptionKey(new Stack(app, 'Stack'), 'Key');
  expect(new AwsSolutionsChecks().validateScope(app).violations).toEqual([]);
  expect(new NIST80053R5Checks().validateScope(app).violations).toEqual([]);
});
