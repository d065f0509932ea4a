import { RotationError } from './errors';
import { generateToken, tokenProblem } from './token';
import {
  type Client,
  CURRENT,
  describe,
  hasPendingValue,
  moveCurrent,
  putPending,
  type Rotation,
  readCurrent,
  readPending,
} from './versions';

export type Step = (client: Client, rotation: Rotation) => Promise<void>;

/** Stores a new token as the pending version, unless an earlier attempt already did. */
export const createSecret: Step = async (client, rotation) => {
  // Fails while nothing has happened yet when there is no current token to fall back to.
  await readCurrent(client, rotation.secretId);
  if (!(await hasPendingValue(client, rotation))) {
    await putPending(client, rotation, generateToken());
  }
};

/**
 * Checks that the pending token is a new one; the gateway gets it with the deployment that follows the rotation.
 *
 * The check has its place here and not in `testSecret`, because Secrets Manager also tries out a changed schedule
 * with `testSecret` alone, on a pending version that it made itself.
 */
export const setSecret: Step = async (client, rotation) => {
  const pending = await readFitPending(client, rotation);
  if (pending === (await readCurrent(client, rotation.secretId))) {
    throw new RotationError('the pending token is the current one');
  }
};

/** Checks that the pending token is fit for use. */
export const testSecret: Step = async (client, rotation) => {
  await readFitPending(client, rotation);
};

/** Makes the pending token the current one. */
export const finishSecret: Step = async (client, rotation) => {
  // Steps may arrive out of order; a version without a fit value must never become current.
  await readFitPending(client, rotation);
  const { stagesByVersion } = await describe(client, rotation.secretId);
  const current = Object.keys(stagesByVersion).find(version => stagesByVersion[version].includes(CURRENT));
  if (current !== rotation.versionId) {
    await moveCurrent(client, rotation, current);
  }
};

async function readFitPending(client: Client, rotation: Rotation): Promise<string | undefined> {
  const pending = await readPending(client, rotation);
  const problem = tokenProblem(pending);
  if (problem) {
    throw new RotationError(`the pending token ${problem}`);
  }
  return pending;
}
