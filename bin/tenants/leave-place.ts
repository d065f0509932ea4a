import { daysAfter } from './day';
import { EditedText } from './edited-text';
import { flowLine } from './entry-fields';
import { Layout, TenantEntry, Tombstone } from './layout';

const DEFAULT_KEEP_DAYS = 35;

/** When a tenant leaves its place, and how long what it leaves there is kept. */
export interface Leave {
  readonly today: string;
  /** As long as backups, unless told otherwise. */
  readonly keepDays?: number;
  readonly movedTo?: string;
}

/** Leaves a tombstone in the place of a tenant: its slot, host and path stay taken. */
export function leavePlace(
  source: EditedText,
  { retention }: Layout,
  { id, cell, slot, host }: TenantEntry,
  { today, keepDays = retention?.backupsDays ?? DEFAULT_KEEP_DAYS, movedTo }: Leave,
): { source: EditedText; tombstone: Tombstone } {
  const tombstone = {
    id,
    cell,
    slot,
    host: host === id ? undefined : host,
    removedOn: today,
    keepUntil: daysAfter(today, keepDays),
    movedTo,
  };
  return { tombstone, source: source.append('removedTenants', [flowLine(tombstone)], 'tenants') };
}
