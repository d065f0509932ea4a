import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

export const CURRENT = 'AWSCURRENT';
export const PENDING = 'AWSPENDING';

export type Client = Pick<SecretsManagerClient, 'send'>;

/** A secret and the version that its rotation is about. */
export interface Rotation {
  readonly secretId: string;
  readonly versionId: string;
}

export interface SecretState {
  readonly rotationEnabled: boolean;
  readonly stagesByVersion: Record<string, string[]>;
}

export async function describe(client: Client, secretId: string): Promise<SecretState> {
  const secret = await client.send(new DescribeSecretCommand({ SecretId: secretId }));
  // While a schedule is being made the field may be missing; only a plain no is one.
  return { rotationEnabled: secret.RotationEnabled !== false, stagesByVersion: secret.VersionIdsToStages ?? {} };
}

export async function readCurrent(client: Client, secretId: string): Promise<string | undefined> {
  const version = await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage: CURRENT }));
  return version.SecretString;
}

export async function readPending(client: Client, rotation: Rotation): Promise<string | undefined> {
  const version = await client.send(
    new GetSecretValueCommand({ SecretId: rotation.secretId, VersionId: rotation.versionId, VersionStage: PENDING }),
  );
  return version.SecretString;
}

export async function hasPendingValue(client: Client, rotation: Rotation): Promise<boolean> {
  try {
    await readPending(client, rotation);
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return false;
    }
    throw error;
  }
}

export async function putPending(client: Client, rotation: Rotation, token: string): Promise<void> {
  await client.send(
    new PutSecretValueCommand({
      SecretId: rotation.secretId,
      ClientRequestToken: rotation.versionId,
      SecretString: token,
      VersionStages: [PENDING],
    }),
  );
}

export async function moveCurrent(client: Client, rotation: Rotation, from: string | undefined): Promise<void> {
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId: rotation.secretId,
      VersionStage: CURRENT,
      MoveToVersionId: rotation.versionId,
      RemoveFromVersionId: from,
    }),
  );
}
