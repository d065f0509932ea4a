import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { asRecord } from '../../template';

export const tokenByReference: Rule = {
  id: 'OpenClaw-CFG4',
  severity: 'error',
  sentence: 'The token of OpenClaw is not a reference to a secret.',
  why: 'A literal, a placeholder among them, is read by whoever reads the task definition; left out, or as a variable in braces, OpenClaw starts with a token that nobody knows.',
  fix: 'Write the token as a reference to an environment variable that ECS fills from Secrets Manager.',
  example: '{ "token": { "source": "env", "provider": "default", "id": "OPENCLAW_GATEWAY_TOKEN" } }',
  judge: template => judgeSettings(template, { 'gateway.auth.token': isReference }),
};

function isReference(token: unknown): boolean {
  const { source, id } = asRecord(token);
  return ['env', 'file', 'exec', 'store'].includes(plainText(source)) && plainText(id) !== '';
}
