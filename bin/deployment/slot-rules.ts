import { MAX_SLOT } from '../../lib/egress';
import { CellTenantSection, RemovedTenantSection } from './cell-tenant-schema';
import { inCell, Located, LocatedCells, nameOf } from './located-cells';
import { Problem, quote } from './problem';
import { repetitions } from './repeated';

type Tenants = readonly Located<CellTenantSection>[];
type RemovedTenants = readonly Located<RemovedTenantSection>[];

/** From here on a cell should not be the only one that takes tenants. */
const NEARLY_FULL = 70;

/** Judges the slots of each cell: each is one tenant's, also after the tenant is gone. */
export function slotProblems({ tenants, removed }: LocatedCells): Problem[] {
  const kept = inCell(removed);
  const living = inCell(tenants);
  const cells = new Set([...kept.keys(), ...living.keys()]);
  return [...cells].flatMap(cell => {
    const [here, gone] = [living.get(cell) ?? [], kept.get(cell) ?? []];
    return [...slotsOnce(cell, here, gone), ...capacity(cell, here, gone)];
  });
}

/** Warns of cells that are nearly full. */
export function nearlyFull({ cells, tenants, removed }: LocatedCells): Problem[] {
  const [living, kept] = [inCell(tenants), inCell(removed)];
  return cells.flatMap(({ field, section: { id } }) => {
    const taken = id === undefined ? 0 : (living.get(id)?.length ?? 0) + (kept.get(id)?.length ?? 0);
    if (taken < NEARLY_FULL || taken > MAX_SLOT) return [];
    const message = `${quote(id)} has ${taken} of its ${MAX_SLOT} slots taken; open another cell before it is full`;
    return [{ field: [...field, 'id'], message }];
  });
}

function slotsOnce(cell: string, tenants: Tenants, removed: RemovedTenants): Problem[] {
  const all = [...removed, ...tenants];
  const taken = new Set(all.map(({ section }) => section.slot));
  return repetitions<(typeof all)[number]>(all, ({ section }) => section.slot).map(({ item, first }) => {
    const holder = `${isRemoved(first) ? 'is kept for' : 'is the slot of'} ${nameOf(first)}`;
    const advice = isRemoved(item) ? 'write the one that the tenant had' : freeSlot(taken);
    const message = `${item.section.slot} ${holder} in cell ${quote(cell)}; ${advice}`;
    return { field: [...item.field, 'slot'], message };
  });
}

function isRemoved({ field }: Located<unknown>): boolean {
  return field[0] === 'removedTenants';
}

/** Advises a slot, each once, so that people can take the advice for all tenants at once. */
function freeSlot(taken: Set<number | undefined>): string {
  const free = lowestFree(taken);
  taken.add(free);
  return free === undefined ? 'the cell is full, so use another' : `use ${free}, the lowest that is free`;
}

function lowestFree(taken: ReadonlySet<number | undefined>): number | undefined {
  const slots = Array.from({ length: MAX_SLOT }, (_, index) => index + 1);
  return slots.find(slot => !taken.has(slot));
}

function capacity(cell: string, tenants: Tenants, removed: RemovedTenants): Problem[] {
  const first = tenants[MAX_SLOT - removed.length];
  if (first === undefined) return [];
  const all = tenants.length + removed.length;
  const message = `${quote(cell)} holds at most ${MAX_SLOT} tenants, removed ones included, and has ${all}; put this one and those after it into another cell`;
  return [{ field: [...first.field, 'cell'], message }];
}
