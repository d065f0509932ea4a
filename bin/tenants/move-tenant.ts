import { openCell, Placed } from './add-tenant';
import { choosePlace } from './choose-place';
import { EditedText } from './edited-text';
import { Layout, TenantEntry, Tombstone, tenantNamed } from './layout';
import { Leave, leavePlace } from './leave-place';
import { TenantProblem } from './tenant-problem';

/** Where a tenant goes, and how long what it leaves behind is kept. */
export interface Move extends Pick<Leave, 'today' | 'keepDays'> {
  /** The cell that was asked for. */
  readonly cell?: string;
  /** The certificate of the cell, should a new one be opened. */
  readonly certificateArn?: string;
}

/** A deployment file in which a tenant has moved. */
export interface Moved extends Placed {
  readonly tenant: TenantEntry;
  readonly tombstone: Tombstone;
}

/** Gives a tenant a place in another cell and leaves a tombstone in the old one. */
export function moveTenant(source: EditedText, layout: Layout, id: string, move: Move): Moved {
  const [index, tenant] = tenantNamed(layout, id);
  refuseUnfinished(layout, id);
  const place = choosePlace(layout, { ...tenant, cell: move.cell, leaves: tenant.cell });
  const moved = openCell(source, place, move.certificateArn)
    .replace(['tenants', index, 'cell'], place.cell)
    .replace(['tenants', index, 'slot'], place.slot);
  return { ...leavePlace(moved, layout, tenant, { ...move, movedTo: place.cell }), tenant, place };
}

/** Moving again would leave two states behind, of which nobody can tell which is the last. */
function refuseUnfinished({ removedTenants }: Layout, id: string): void {
  const earlier = removedTenants.find(tombstone => tombstone.id === id);
  if (earlier === undefined) return;
  const { cell, removedOn, keepUntil } = earlier;
  throw new TenantProblem(
    `${id} left cell ${cell} on ${removedOn}, and its state there is kept until ${keepUntil}; move it again when that is forgotten`,
  );
}
