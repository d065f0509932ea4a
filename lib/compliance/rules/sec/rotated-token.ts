import { Deployment, deploymentOf, Located } from '../../deployment';
import { judgeReferences } from '../../gateway-references';
import { GATEWAY_TOKENS } from '../../gateway-secrets';
import { at, best, outcomeOf, presenceOf, toldAt } from '../../judge';
import { Pointer, pointingTo } from '../../pointers';
import { identityOfResource } from '../../references';
import { Rule, Verdict } from '../../rule';
import { numberOf, plainText } from '../../scalars';
import { TemplateResource } from '../../template';

export const rotatedToken: Rule = {
  id: 'OpenClaw-SEC5',
  severity: 'error',
  sentence: 'The token of an OpenClaw gateway does not rotate at least every 90 days.',
  why: 'A token that leaked once stays good until somebody notices.',
  fix: 'Add a RotationSchedule with a rotation function and AutomaticallyAfterDays of 90 or less.',
  example:
    "new secretsmanager.RotationSchedule(this, 'Schedule', { secret: token, rotationLambda, automaticallyAfter: Duration.days(30) })",
  judge: (template, deployment) =>
    judgeReferences(template, deployment, GATEWAY_TOKENS, secret =>
      judgeRotation({ template, resource: secret }, deploymentOf(template, deployment)),
    ),
};

const SCHEDULES: Pointer = { type: 'AWS::SecretsManager::RotationSchedule', path: ['SecretId'] };
const LONGEST_DAYS = 90;

function judgeRotation({ template, resource: secret }: Located, deployment: Deployment): Verdict[] {
  const schedules = pointingTo(deployment, SCHEDULES, identityOfResource(template, secret.logicalId));
  if (schedules.length === 0) return [{ ...at(secret), outcome: 'non-compliant' }];
  return schedules.flatMap(({ template: holder, resource: schedule }) => {
    const verdicts = [judgeInterval(schedule), judgeFunction(schedule)];
    return holder === template ? verdicts : verdicts.map(verdict => toldAt(secret, verdict));
  });
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
