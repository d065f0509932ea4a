import { besideOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const noLiteralSecret: Rule = {
  id: 'OpenClaw-SEC3',
  severity: 'error',
  sentence: 'The value of a secret beside an OpenClaw gateway stands in the template.',
  why: 'It is in version control, in the CloudFormation console and in every build log, whatever Secrets Manager encrypts.',
  fix: 'Generate it, or deploy a placeholder such as not-set and enter the value afterwards.',
  example: "new secretsmanager.Secret(this, 'Keys', { secretStringValue: SecretValue.unsafePlainText('not-set') })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::SecretsManager::Secret').map(secret => {
      const values = secret.read('SecretString').map(value => textOf(value) ?? value);
      return { ...at(secret, ['SecretString']), outcome: outcomeOf(values, isHarmless) };
    }),
  ),
};

const PLACEHOLDER = /^(?:|not-set|unset|none|placeholder)$/i;

function isHarmless(value: unknown): boolean {
  return value === undefined || leavesOf(parse(plainText(value))).every(leaf => PLACEHOLDER.test(plainText(leaf)));
}

function leavesOf(value: unknown): unknown[] {
  const leaves: unknown[] = [];
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    if (typeof current !== 'object' || current === null) leaves.push(current);
    else for (const child of Object.values(current)) pending.push(child);
  }
  return leaves;
}

/** The JSON in a text, or the text itself. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
