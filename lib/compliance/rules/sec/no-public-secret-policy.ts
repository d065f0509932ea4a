import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const noPublicSecretPolicy: Rule = {
  id: 'OpenClaw-SEC7',
  severity: 'warning',
  sentence: 'The policy of a secret beside an OpenClaw gateway may become a public one.',
  why: 'A later edit that opens the secret to everybody would be accepted.',
  fix: 'Set BlockPublicPolicy to true.',
  example: 'BlockPublicPolicy: true',
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::SecretsManager::ResourcePolicy')
      .map(policy => judgeValue(policy, ['BlockPublicPolicy'], isTrue)),
  ),
};
