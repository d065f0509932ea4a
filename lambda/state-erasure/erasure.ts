import { namesIn } from './directory';
import { describeError, ErasureError } from './errors';
import { log } from './log';
import { Removal } from './removal';

/** Whose state it is, where, and until when it is kept. */
export interface Settings {
  readonly tenant: string;
  readonly directory: string;
  readonly keepUntil: string;
  readonly backupRetentionDays: number;
}

/** The time of day, and the time that is left to the run. */
export interface Clock {
  now(): Date;
  remainingMillis(): number;
}

/** What a run found or did; `files` and `bytes` are what this run removed. */
export type Answer =
  | { readonly state: 'kept'; readonly until: string }
  | { readonly state: 'erasing'; readonly files: number; readonly bytes: number }
  | { readonly state: 'empty' }
  | {
      readonly state: 'erased';
      readonly files: number;
      readonly bytes: number;
      readonly erasedAt: string;
      readonly backupsExpire: string;
    };

// Time to finish what is under way, look again and write the record.
const RESERVE_MILLIS = 60_000;
const DAY_MILLIS = 86_400_000;

/** Erases the state once its time has come, and says in one line what was done; any run may be repeated. */
export async function eraseState(settings: Settings, clock: Clock): Promise<Answer> {
  const { tenant } = settings;
  try {
    const answer = await decide(settings, clock);
    const { state, ...facts } = answer;
    log({ event: `state-${state}`, tenant, ...facts });
    return answer;
  } catch (error) {
    const message = describeError(error);
    log({ event: 'erasure-failed', tenant, error: message });
    // A new error, because Lambda logs the one that it gets with its message, which may quote a path.
    throw new Error(message);
  }
}

async function decide(settings: Settings, clock: Clock): Promise<Answer> {
  const until = Date.parse(settings.keepUntil);
  // What cannot be read must never erase anything.
  if (Number.isNaN(until) || !Number.isFinite(settings.backupRetentionDays)) {
    throw new ErasureError('the dates that the function was given cannot be read');
  }
  if (clock.now().getTime() < until) {
    return { state: 'kept', until: settings.keepUntil };
  }
  return erase(settings, clock);
}

async function erase(settings: Settings, clock: Clock): Promise<Answer> {
  const top = Buffer.from(settings.directory);
  const isOver = () => clock.remainingMillis() < RESERVE_MILLIS;
  const removal = new Removal(top, isOver);
  await removal.run();
  const { files, bytes, directories, failures } = removal;
  if (failures.size > 0) {
    log({ event: 'state-erasing', tenant: settings.tenant, files, bytes });
    throw new ErasureError(`not everything could be removed: ${[...failures].sort().join(', ')}`);
  }
  const isEmpty = (await namesIn(top)).length === 0;
  if (!isEmpty && !isOver()) {
    throw new ErasureError('something is left after all was removed: somebody still writes to the state');
  }
  if (!isEmpty) {
    return { state: 'erasing', files, bytes };
  }
  return files + directories === 0 ? { state: 'empty' } : { state: 'erased', files, bytes, ...dates(settings, clock) };
}

function dates({ backupRetentionDays }: Settings, clock: Clock) {
  const now = clock.now();
  const backupsExpire = new Date(now.getTime() + backupRetentionDays * DAY_MILLIS);
  return { erasedAt: now.toISOString(), backupsExpire: backupsExpire.toISOString() };
}
