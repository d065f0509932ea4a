import { gatewayTokensOf } from '../../gateway-secrets';
import { at, best, outcomeOf, presenceOf } from '../../judge';
import { referenceOf } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { numberOf, plainText } from '../../scalars';
import { Template, TemplateResource } from '../../template';

export const rotatedToken: Rule = {
  id: 'OpenClaw-SEC5',
  severity: 'error',
  sentence: 'The token of an OpenClaw gateway does not rotate at least every 90 days.',
  why: 'A token that leaked once stays good until somebody notices.',
  fix: 'Add a RotationSchedule with a rotation function and AutomaticallyAfterDays of 90 or less.',
  example:
    "new secretsmanager.RotationSchedule(this, 'Schedule', { secret: token, rotationLambda, automaticallyAfter: Duration.days(30) })",
  judge: template =>
    gatewayTokensOf(template).flatMap(({ entry, secret }) =>
      secret === undefined
        ? [{ ...at(entry, ['ValueFrom']), outcome: 'undecidable' as const }]
        : judgeRotation(template, secret),
    ),
};

const LONGEST_DAYS = 90;

function judgeRotation(template: Template, secret: TemplateResource): Verdict[] {
  const schedules = template
    .ofType('AWS::SecretsManager::RotationSchedule')
    .filter(schedule => schedule.read('SecretId').some(id => referenceOf(id) === secret.logicalId));
  if (schedules.length === 0) return [{ ...at(secret), outcome: 'non-compliant' }];
  return schedules.flatMap(schedule => [judgeInterval(schedule), judgeFunction(schedule)]);
}

function judgeInterval(schedule: TemplateResource): Verdict {
  const outcomes = [
    outcomeOf(schedule.read('RotationRules', 'AutomaticallyAfterDays'), days => numberOf(days) <= LONGEST_DAYS),
    outcomeOf(schedule.read('RotationRules', 'ScheduleExpression'), isOftenEnough),
  ];
  return { ...at(schedule, ['RotationRules']), outcome: best(outcomes) };
}

/** A cron expression of Secrets Manager comes round within a month, unless it names months or years. */
function isOftenEnough(expression: unknown): boolean {
  const [, count, unit] = /^rate\((\d+) (day|hour)s?\)$/.exec(plainText(expression)) ?? [];
  if (count !== undefined) return Number(count) / (unit === 'hour' ? 24 : 1) <= LONGEST_DAYS;
  return /^cron\(\S+ \S+ \S+ \* \S+ \*\)$/.test(plainText(expression));
}

function judgeFunction(schedule: TemplateResource): Verdict {
  const functions = ['RotationLambdaARN', 'HostedRotationLambda'].map(name => presenceOf(schedule.read(name)));
  return { ...at(schedule, ['RotationLambdaARN']), outcome: best(functions) };
}
