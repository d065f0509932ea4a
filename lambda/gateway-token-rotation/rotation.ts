import { describeError, RotationError } from './errors';
import { log } from './log';
import { createSecret, finishSecret, type Step, setSecret, testSecret } from './steps';
import { type Client, CURRENT, describe, PENDING, type Rotation } from './versions';

const STEPS: Record<string, Step> = { createSecret, setSecret, testSecret, finishSecret };

/** Performs one step of a rotation; any step may be repeated or retried at any time. */
export async function rotate(client: Client, event: unknown): Promise<void> {
  const { SecretId: secretId, ClientRequestToken: versionId, Step: step } = event as Record<string, string>;
  const record = { secretId, versionId, step };
  try {
    log({ ...record, message: await perform(client, { secretId, versionId }, step) });
  } catch (error) {
    const message = describeError(error);
    log({ ...record, message: 'failed', error: message });
    // A new error, because Lambda logs the one that it gets with its stack and its fields.
    throw new Error(message);
  }
}

async function perform(client: Client, rotation: Rotation, step: string): Promise<string> {
  if (!Object.hasOwn(STEPS, step)) {
    throw new RotationError('the step is unknown');
  }
  const { rotationEnabled, stagesByVersion } = await describe(client, rotation.secretId);
  if (!rotationEnabled) {
    throw new RotationError('rotation is not enabled for the secret');
  }
  const stages = stagesByVersion[rotation.versionId];
  if (!stages) {
    throw new RotationError('the secret has no such version');
  }
  if (stages.includes(CURRENT)) {
    return 'already current';
  }
  if (!stages.includes(PENDING)) {
    throw new RotationError('the version is not pending');
  }
  await STEPS[step](client, rotation);
  return 'done';
}
