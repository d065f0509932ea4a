import type { Context } from 'aws-lambda';
import { type Answer, eraseState } from './erasure';

/** The entry point that the schedule invokes once a day. */
export const handler = (_event: unknown, context: Context): Promise<Answer> => {
  const { TENANT_ID, STATE_DIRECTORY, KEEP_UNTIL, BACKUP_RETENTION_DAYS } = process.env as Record<string, string>;
  return eraseState(
    {
      tenant: TENANT_ID,
      directory: STATE_DIRECTORY,
      keepUntil: KEEP_UNTIL,
      backupRetentionDays: Number(BACKUP_RETENTION_DAYS),
    },
    { now: () => new Date(), remainingMillis: () => context.getRemainingTimeInMillis() },
  );
};
