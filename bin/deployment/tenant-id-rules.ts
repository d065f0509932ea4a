import { CellTenantSection, RemovedTenantSection } from './cell-tenant-schema';
import { Located, LocatedCells, nameOf } from './located-cells';
import { Problem, quote } from './problem';
import { groupBy, repetitions } from './repeated';

type Tenants = readonly Located<CellTenantSection>[];
type RemovedTenants = readonly Located<RemovedTenantSection>[];

/** Judges the ids of tenants: one tenant each, also after the tenant is gone. */
export function tenantIdProblems({ tenants, removed }: LocatedCells): Problem[] {
  return [...tenantsOnce(tenants), ...removalsOnce(removed), ...notRemoved(tenants, removed)];
}

function tenantsOnce(tenants: Tenants): Problem[] {
  return repetitions(tenants, ({ section }) => section.id).map(({ item, first }) => {
    const [id, home] = [quote(item.section.id), first.section.cell];
    const message =
      home === item.section.cell || home === undefined
        ? `${id} is the id of ${nameOf(first)} already; use another one`
        : `${id} is in cell ${quote(home)} already, as ${nameOf(first)}; a tenant has one cell, so keep one of the entries`;
    return { field: [...item.field, 'id'], message };
  });
}

/** A tenant leaves each cell once, and the deployment once. */
function removalsOnce(removed: RemovedTenants): Problem[] {
  const inOneCell = repetitions(removed, ({ section: { id, cell } }) => id && cell && `${id} ${cell}`);
  const twice = new Set(inOneCell.map(({ item }) => item));
  const forGood = removed.filter(located => located.section.movedTo === undefined && !twice.has(located));
  const inTwoCells = repetitions(forGood, ({ section }) => section.id);
  return [
    ...inOneCell.map(({ item, first }) => ({
      field: [...item.field, 'id'],
      message: `${quote(item.section.id)} was removed from cell ${quote(item.section.cell)} already, as ${nameOf(first)}; keep one of the entries`,
    })),
    ...inTwoCells.map(({ item, first }) => ({
      field: [...item.field, 'id'],
      message: `${quote(item.section.id)} was removed already, as ${nameOf(first)}; write movedTo for the cell that it left before, or keep one of the entries`,
    })),
  ];
}

function notRemoved(tenants: Tenants, removed: RemovedTenants): Problem[] {
  const tombstones = groupBy(removed, ({ section }) => section.id);
  return tenants.flatMap(located => {
    const { id, cell } = located.section;
    const left = id === undefined ? [] : (tombstones.get(id) ?? []);
    const here = left.find(({ section }) => section.cell === cell);
    const blocking = here ?? left.find(({ section }) => section.movedTo === undefined);
    return blocking === undefined ? [] : [{ field: [...located.field, 'id'], message: isKept(blocking) }];
  });
}

function isKept(tombstone: Located<RemovedTenantSection>): string {
  const { removedOn = 'a day before', keepUntil = 'a later one', movedTo, cell } = tombstone.section;
  const left = movedTo === undefined ? 'was removed' : `left cell ${quote(cell)}`;
  const otherwise = movedTo === undefined ? 'another id' : 'another id or cell';
  return `${nameOf(tombstone)} ${left} on ${removedOn}, and its state is kept until ${keepUntil}; use ${otherwise}, or wait until the state is erased and that entry gone`;
}
