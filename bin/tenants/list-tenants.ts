import { MAX_SLOT } from '../../lib/egress/egress-list';
import { CellsDeployment } from '../deployment/deployment';
import { gatewayFacts } from './gateway-facts';

/** A tenant, or one that left. */
export interface ListedTenant {
  readonly id: string;
  readonly cell: string;
  readonly slot: number;
  readonly hostName?: string;
  readonly classification?: string;
  readonly owner?: string;
  readonly reviewBy?: string;
  /** `kept` and `to-forget` are of those that left: their state is kept, or its time is over. */
  readonly state: 'active' | 'review-overdue' | 'kept' | 'to-forget';
  readonly removedOn?: string;
  readonly keepUntil?: string;
  readonly movedTo?: string;
}

/** Who is where. */
export interface TenantList {
  readonly deployment: string;
  readonly tenants: readonly ListedTenant[];
  readonly cells: readonly {
    readonly id: string;
    readonly kind: string;
    readonly taken: number;
    readonly slots: number;
  }[];
}

/** Lists the tenants of a deployment and those that left, by cell and slot. */
export function listTenants(deployment: CellsDeployment, today: string): TenantList {
  const { name, cells, tenants, removedTenants = [] } = deployment.file;
  const active = tenants.map(({ id, cell, slot, classification, owner, reviewBy }): ListedTenant => {
    const { hostName } = gatewayFacts(deployment, id);
    const state = reviewBy < today ? 'review-overdue' : 'active';
    return { id, cell, slot, hostName, classification, owner, reviewBy, state };
  });
  const gone = removedTenants.map(({ id, cell, slot, ...tombstone }): ListedTenant => {
    const { removedOn, keepUntil, movedTo } = tombstone;
    return { id, cell, slot, state: keepUntil < today ? 'to-forget' : 'kept', removedOn, keepUntil, movedTo };
  });
  const order = cells.map(({ id }) => id);
  const all = [...active, ...gone].toSorted((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell) || a.slot - b.slot);
  return {
    deployment: name,
    tenants: all,
    cells: cells.map(({ id, kind }) => {
      const slots = kind === 'shared' ? MAX_SLOT : 1;
      return { id, kind, taken: all.filter(({ cell }) => cell === id).length, slots };
    }),
  };
}
