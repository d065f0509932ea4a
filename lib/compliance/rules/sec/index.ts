import { Rule } from '../../rule';
import { closedSecretPolicy } from './closed-secret-policy';
import { generatedToken } from './generated-token';
import { injectedToken } from './injected-token';
import { noLiteralSecret } from './no-literal-secret';
import { noPublicSecretPolicy } from './no-public-secret-policy';
import { ownKeyForSecrets } from './own-key-for-secrets';
import { rotatedToken } from './rotated-token';
import { rotationForOneAccount } from './rotation-for-one-account';

/** The SEC rules, in the order of their ids. */
export const SEC_RULES: readonly Rule[] = [
  injectedToken,
  generatedToken,
  noLiteralSecret,
  ownKeyForSecrets,
  rotatedToken,
  closedSecretPolicy,
  noPublicSecretPolicy,
  rotationForOneAccount,
];
