import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const lockForAWeek: Rule = {
  id: 'OpenClaw-BCK5',
  severity: 'warning',
  sentence: 'The lock of a backup vault beside an OpenClaw gateway lets backups go within a week.',
  why: 'A lock that asks for no time keeps nothing from being deleted.',
  fix: 'Set LockConfiguration.MinRetentionDays to 7 or more.',
  example: 'lockConfiguration: { minRetention: Duration.days(35) }',
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::Backup::BackupVault')
      .filter(vault => vault.read('LockConfiguration').some(lock => lock !== undefined))
      .map(vault => judgeValue(vault, ['LockConfiguration', 'MinRetentionDays'], days => numberOf(days) >= 7)),
  ),
};
