import { backedUpState } from '../../../lib/compliance/rules/bck/backed-up-state';
import { encryptedVault } from '../../../lib/compliance/rules/bck/encrypted-vault';
import { lockForAWeek } from '../../../lib/compliance/rules/bck/lock-for-a-week';
import { lockedVault } from '../../../lib/compliance/rules/bck/locked-vault';
import { noManualDeletion } from '../../../lib/compliance/rules/bck/no-manual-deletion';
import { weekOfBackups } from '../../../lib/compliance/rules/bck/week-of-backups';
import { Template } from '../../../lib/compliance/template';
import { cases, hardened, RuleCase, remove, set, UNTOLD } from '../rule-cases';

const RULE = 'BackupPlan.BackupPlanRule.0';

function vault(path: string, value?: unknown): RuleCase {
  return hardened(set('Vault', path, value));
}

function selection(path: string, value?: unknown): RuleCase {
  return hardened(set('Selection', `BackupSelection.${path}`, value));
}

cases(backedUpState, {
  compliant: [
    selection('Resources', ['*']),
    selection('Resources', [{ 'Fn::Sub': `arn:\${AWS::Partition}:elasticfilesystem:*:*:file-system/*` }]),
    hardened(remove('Selection'), set('FileSystem', 'BackupPolicy', { Status: 'ENABLED' })),
  ],
  nonCompliant: [
    hardened(remove('Selection'), set('FileSystem', 'BackupPolicy')),
    hardened(
      set('Selection', 'BackupSelection.Resources', ['arn:aws:rds:eu-central-1:123456789012:db:other']),
      set('FileSystem', 'BackupPolicy', { Status: 'DISABLED' }),
    ),
  ],
  undecidable: [
    hardened(set('Selection', 'BackupSelection.Resources', [UNTOLD]), set('FileSystem', 'BackupPolicy')),
    hardened(
      set('Selection', 'BackupSelection.Resources'),
      set('Selection', 'BackupSelection.ListOfTags', [{ ConditionKey: 'backup' }]),
    ),
  ],
});

test.each([
  ['everything', '*', 'compliant'],
  ['a file system of its own that has the same name', { Ref: 'FileSystem' }, 'non-compliant'],
  ['what another stack exports', { 'Fn::ImportValue': 'state' }, 'undecidable'],
])('a plan in another template of the deployment may cover %s', (_, Resources, outcome) => {
  const { raw } = hardened(remove('Selection'), set('FileSystem', 'BackupPolicy'));
  const state = new Template('State', raw);
  const Selection = { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection: { Resources } } };
  const backups = new Template('Backups', { Resources: { Selection } });

  expect(backedUpState.judge(state, [state, backups])).toEqual([{ resource: 'FileSystem', outcome }]);
});

cases(lockedVault, {
  nonCompliant: vault('LockConfiguration'),
  undecidable: vault('LockConfiguration', UNTOLD),
});

cases(weekOfBackups, {
  compliant: [
    hardened(set('Plan', `${RULE}.Lifecycle`)),
    hardened(set('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, '7')),
  ],
  nonCompliant: hardened(set('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 6)),
  undecidable: hardened(set('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, UNTOLD)),
});

cases(encryptedVault, {
  nonCompliant: [vault('EncryptionKeyArn'), vault('EncryptionKeyArn', 'arn:aws:kms:::alias/aws/backup')],
  undecidable: vault('EncryptionKeyArn', UNTOLD),
});

cases(lockForAWeek, {
  compliant: vault('LockConfiguration.MinRetentionDays', 7),
  nonCompliant: [vault('LockConfiguration.MinRetentionDays', 1), vault('LockConfiguration', { MaxRetentionDays: 90 })],
  notApplicable: vault('LockConfiguration'),
  undecidable: vault('LockConfiguration.MinRetentionDays', UNTOLD),
});

cases(noManualDeletion, {
  nonCompliant: [
    vault('AccessPolicy'),
    vault('AccessPolicy.Statement.0.Effect', 'Allow'),
    vault('AccessPolicy.Statement.0.Action', 'backup:StartRestoreJob'),
  ],
  undecidable: vault('AccessPolicy', UNTOLD),
});
