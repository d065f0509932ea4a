import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Capture, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StateBackup, StateBackupProps } from '../../lib/state';

function stackWith(props: Partial<StateBackupProps> = {}): Stack {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  new StateBackup(stack, 'Backup', {
    fileSystem: efs.FileSystem.fromFileSystemAttributes(stack, 'FileSystem', {
      fileSystemId: 'fs-1',
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
    }),
    encryptionKey: new kms.Key(stack, 'Key'),
    ...props,
  });
  return stack;
}

const synth = (props?: Partial<StateBackupProps>) => Template.fromStack(stackWith(props));
const template = synth();

test('backs up every day and keeps each backup for 35 days', () => {
  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        {
          RuleName: 'Daily',
          ScheduleExpression: 'cron(0 3 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          TargetBackupVault: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVault'), 'BackupVaultName'] },
        },
      ],
    },
  });
});

test('backs up the given file system and nothing else', () => {
  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: {
      Resources: [{ 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':file-system/fs-1$')])] }],
      ListOfTags: Match.absent(),
      IamRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupRole'), 'Arn'] },
    },
  });
});

test('locks an encrypted vault in governance mode and keeps it', () => {
  template.hasResource('AWS::Backup::BackupVault', {
    Properties: {
      EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: Match.absent() },
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('names the vault after the stack and its id, so that the stack can be made again while the old vault is kept', () => {
  const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
  const name = new Capture();
  template.hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: { 'Fn::Join': ['', [name, { 'Fn::Select': [4, { 'Fn::Split': ['-', uuid] }] }]] },
  });
  expect(name.asString()).toMatch(/^TestBackup[A-Za-z0-9]{8}-$/);
});

test('lets nobody delete a backup by hand', () => {
  template.hasResourceProperties('AWS::Backup::BackupVault', {
    AccessPolicy: {
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
          Resource: '*',
        },
      ],
    },
  });
});

test('can be assumed by AWS Backup alone, and only to back up', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } }],
    },
    ManagedPolicyArns: [
      { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('AWSBackupServiceRolePolicyForBackup$')])] },
    ],
  });
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('keeps backups as long as asked, and locks the vault to that', () => {
  const longer = synth({ retention: Duration.days(90) });

  longer.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays: 90 } }] },
  });
  longer.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 90 } });
});

test('does not warn of governance mode', () => {
  Annotations.fromStack(stackWith()).hasNoWarning('*', Match.anyValue());
});

test('locks for good when asked, and warns of it', () => {
  const stack = stackWith({ complianceAfter: Duration.days(3) });

  Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
    LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 },
  });
  Annotations.fromStack(stack).hasWarning(
    '*',
    Match.stringLikeRegexp('neither you nor AWS can delete a backup.*openclaw:StateBackup.compliance'),
  );
});

test.each([Duration.days(6), Duration.days(3651), Duration.hours(180)])('fails when the retention is %s', retention => {
  expect(() => synth({ retention })).toThrow(
    `retention must be a whole number of days from 7 to 3650, got ${retention.toHumanString()}: keep at least a week, or a fault found on Monday has outlived its backups`,
  );
});

test.each([7, 3650])('takes a retention of %i days', days => {
  expect(() => synth({ retention: Duration.days(days) })).not.toThrow();
});

test.each([Duration.hours(71), Duration.hours(84), Duration.days(2)])(
  'fails when the lock is final after %s',
  complianceAfter => {
    expect(() => synth({ complianceAfter })).toThrow(
      `complianceAfter must be a whole number of days, 3 or more, got ${complianceAfter.toHumanString()}: AWS Backup asks for that time to test the lock`,
    );
  },
);
