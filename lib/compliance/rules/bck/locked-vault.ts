import { besideOpenClaw } from '../../gateways';
import { judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const lockedVault: Rule = {
  id: 'OpenClaw-BCK2',
  severity: 'warning',
  sentence: 'Backups of an OpenClaw gateway can be deleted before their time.',
  why: 'Whoever takes over an administrator deletes the backups first.',
  fix: 'Set LockConfiguration on the vault.',
  example: "new backup.BackupVault(this, 'Vault', { lockConfiguration: { minRetention: Duration.days(35) } })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::Backup::BackupVault').map(vault => judgePresence(vault, ['LockConfiguration'])),
  ),
};
