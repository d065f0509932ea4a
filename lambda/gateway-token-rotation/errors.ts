import { SecretsManagerServiceException } from '@aws-sdk/client-secrets-manager';

/** A refusal of our own, in words that hold no value. */
export class RotationError extends Error {}

/**
 * What may be logged of an error.
 *
 * A message that is neither ours nor from Secrets Manager may quote a response, as those of the JSON parser do.
 */
export function describeError(error: unknown): string {
  if (error instanceof RotationError) {
    return error.message;
  }
  if (error instanceof SecretsManagerServiceException) {
    return `${error.name}: ${error.message}`;
  }
  return error instanceof Error ? error.name : 'unknown error';
}
