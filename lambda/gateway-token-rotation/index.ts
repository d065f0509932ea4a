import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rotate } from './rotation';

const client = new SecretsManagerClient();

/** The entry point that Secrets Manager invokes once per step of a rotation. */
export const handler = (event: unknown): Promise<void> => rotate(client, event);
