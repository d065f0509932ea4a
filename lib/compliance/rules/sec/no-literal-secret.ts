import { runsOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

export const noLiteralSecret: Rule = {
  id: 'OpenClaw-SEC3',
  severity: 'error',
  sentence: 'The value of a secret beside an OpenClaw gateway stands in the template.',
  why: 'It is in version control, in the CloudFormation console and in every build log, whatever Secrets Manager encrypts.',
  fix: 'Generate it, or deploy a placeholder such as not-set and enter the value afterwards.',
  example: "new secretsmanager.Secret(this, 'Keys', { secretStringValue: SecretValue.unsafePlainText('not-set') })",
  judge: (template, deployment) =>
    !runsOpenClaw(deployment)
      ? []
      : template.ofType('AWS::SecretsManager::Secret').map(secret => {
          const values = secret.read('SecretString').map(value => textOf(value) ?? value);
          return { ...at(secret, ['SecretString']), outcome: outcomeOf(values, isHarmless) };
        }),
};

const PLACEHOLDER = /^(?:|not-set|unset|none|placeholder)$/i;

function isHarmless(value: unknown): boolean {
  if (value === undefined) return true;
  const fields = fieldsOf(String(value));
  return fields.every(field => PLACEHOLDER.test(String(field)));
}

/** The values of a JSON object, or the text itself. */
function fieldsOf(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : [parsed];
  } catch {
    return [text];
  }
}
