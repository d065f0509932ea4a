import { besideOpenClaw } from '../../gateways';
import { judgeSome } from '../../judge';
import { denialOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const noManualDeletion: Rule = {
  id: 'OpenClaw-BCK6',
  severity: 'warning',
  sentence: 'The policy of a backup vault beside an OpenClaw gateway lets people delete backups.',
  why: 'Until a lock is final an administrator can lift it; the policy holds against everybody else.',
  fix: 'Deny backup:DeleteRecoveryPoint to everybody.',
  example: "new backup.BackupVault(this, 'Vault', { blockRecoveryPointDeletion: true })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::Backup::BackupVault')
      .map(vault =>
        judgeSome(vault, ['AccessPolicy', 'Statement'], statement => denialOf(statement, 'backup:DeleteRecoveryPoint')),
      ),
  ),
};
