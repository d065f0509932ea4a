import { besideOpenClaw } from '../../gateways';
import { judgeOwnKey } from '../../own-keys';
import { Rule } from '../../rule';

export const ownKeyForSecrets: Rule = {
  id: 'OpenClaw-SEC4',
  severity: 'error',
  sentence: "A secret beside an OpenClaw gateway is encrypted with AWS's own key.",
  why: 'That key cannot say who may decrypt, cannot be revoked, and shows nothing about its use.',
  fix: 'Set KmsKeyId to a key of your own.',
  example: "new secretsmanager.Secret(this, 'Token', { encryptionKey: key })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::SecretsManager::Secret').map(secret => judgeOwnKey(secret, ['KmsKeyId'])),
  ),
};
