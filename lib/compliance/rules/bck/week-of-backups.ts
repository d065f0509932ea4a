import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const weekOfBackups: Rule = {
  id: 'OpenClaw-BCK3',
  severity: 'error',
  sentence: 'Backups of an OpenClaw gateway are kept for less than a week.',
  why: 'A fault that is found on Monday has outlived its backups.',
  fix: 'Set Lifecycle.DeleteAfterDays to 7 or more.',
  example: 'new backup.BackupPlanRule({ deleteAfter: Duration.days(35) })',
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::Backup::BackupPlan')
      .flatMap(plan => plan.parts('BackupPlan', 'BackupPlanRule'))
      .map(rule =>
        judgeValue(rule, ['Lifecycle', 'DeleteAfterDays'], days => days === undefined || numberOf(days) >= 7),
      ),
  ),
};
