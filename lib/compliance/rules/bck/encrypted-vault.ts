import { besideOpenClaw } from '../../gateways';
import { judgeOwnKey } from '../../own-keys';
import { Rule } from '../../rule';

export const encryptedVault: Rule = {
  id: 'OpenClaw-BCK4',
  severity: 'warning',
  sentence: 'Backups of an OpenClaw gateway are not encrypted with a key of your own.',
  why: 'They hold what the file system holds, for longer.',
  fix: 'Set EncryptionKeyArn.',
  example: "new backup.BackupVault(this, 'Vault', { encryptionKey: key })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::Backup::BackupVault').map(vault => judgeOwnKey(vault, ['EncryptionKeyArn'])),
  ),
};
