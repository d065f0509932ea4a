import { EditedText } from './edited-text';
import { Layout, TenantEntry, Tombstone, tenantNamed } from './layout';
import { Leave, leavePlace } from './leave-place';

/** A deployment file without a tenant. */
export interface Removed {
  readonly source: EditedText;
  readonly tenant: TenantEntry;
  readonly tombstone: Tombstone;
  /** How many lines of comment stood above it and are still there. */
  readonly commentsLeft: number;
}

/** Takes a tenant out and leaves a tombstone. */
export function removeTenant(source: EditedText, layout: Layout, id: string, leave: Leave): Removed {
  const [index, tenant] = tenantNamed(layout, id);
  const commentsLeft = source.commentsAbove('tenants', index);
  // First the tombstone: without the entry, comments above it would look as if they were about what comes next.
  const { source: left, tombstone } = leavePlace(source, layout, tenant, leave);
  return { source: left.remove('tenants', index), tenant, tombstone, commentsLeft };
}
