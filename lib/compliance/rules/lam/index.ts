import { Rule } from '../../rule';
import { deadLetters } from './dead-letters';
import { noPublicFunction } from './no-public-function';
import { noSecretsInFunctions } from './no-secrets-in-functions';
import { reservedConcurrency } from './reserved-concurrency';
import { supportedRuntime } from './supported-runtime';

/** The LAM rules, in the order of their ids. */
export const LAM_RULES: readonly Rule[] = [
  reservedConcurrency,
  deadLetters,
  supportedRuntime,
  noSecretsInFunctions,
  noPublicFunction,
];
