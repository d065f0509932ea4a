import { judgeReferences } from '../../gateway-references';
import { GATEWAY_TOKENS } from '../../gateway-secrets';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const generatedToken: Rule = {
  id: 'OpenClaw-SEC2',
  severity: 'error',
  sentence: 'The token of an OpenClaw gateway is not a generated one of 64 characters.',
  why: 'A token that a person chose, or a short one, is what everybody tries first.',
  fix: 'Let Secrets Manager generate it with a PasswordLength of 64.',
  example:
    "new secretsmanager.Secret(this, 'Token', { generateSecretString: { passwordLength: 64, excludePunctuation: true } })",
  judge: (template, deployment) =>
    judgeReferences(template, deployment, GATEWAY_TOKENS, secret => [
      judgeValue(secret, ['GenerateSecretString', 'PasswordLength'], length => numberOf(length) >= 64),
    ]),
};
