import { MAX_SLOT } from '../../lib/egress/egress-list';
import { Classification, Placement, PlacementPolicy } from '../../lib/tenancy';
import { nextCellId } from './cell-id';
import { CellEntry, hostOf, Layout, occupants } from './layout';
import { TenantProblem } from './tenant-problem';

/** A tenant that needs a place. */
export interface Newcomer {
  readonly id: string;
  readonly host?: string;
  readonly classification: Classification;
  /** The cell that was asked for. */
  readonly cell?: string;
  /** The cell that it comes from. */
  readonly leaves?: string;
}

/** A place for a tenant. */
export interface Place {
  readonly cell: string;
  readonly slot: number;
  /** The kind of the cell, when it is a new one. */
  readonly opens?: Placement;
  /** Why the cell was chosen. */
  readonly why: string;
}

/** At most as many cells are told as a reader takes in. */
const MOST_COUNTS = 8;

/** Chooses the cell and the slot of a tenant; nobody else is moved. */
export function choosePlace(layout: Layout, newcomer: Newcomer): Place {
  const wanted = newcomer.cell === undefined ? undefined : cellNamed(layout, newcomer.cell);
  if (wanted !== undefined) {
    const problem = obstacle(layout, newcomer, wanted);
    if (problem !== undefined) throw new TenantProblem(problem);
    return { cell: wanted.id, slot: lowestFreeSlot(layout, wanted.id), why: 'it was asked for' };
  }
  if (placementOf(layout, newcomer) === Placement.SHARED) return sharedPlace(layout, newcomer);
  return dedicatedPlace(layout, newcomer);
}

function dedicatedPlace(layout: Layout, { classification }: Newcomer): Place {
  if (layout.topology !== 'hybrid') throw new TenantProblem(noDedicatedCells(layout, classification));
  const why = `${classification} tenants have a cell of their own`;
  const empty = layout.cells.find(({ id, kind }) => kind === Placement.DEDICATED && slotsTaken(layout, id) === 0);
  if (empty === undefined) return newCell(layout, Placement.DEDICATED, why);
  return { cell: empty.id, slot: 1, why: `${why}, and nobody is in this one` };
}

function noDedicatedCells({ topology }: Layout, classification: Classification): string {
  return `a ${classification} tenant needs a cell of its own, which topology ${topology} does not have; use topology hybrid, or set placement.${classification} to shared if that was decided`;
}

function sharedPlace(layout: Layout, newcomer: Newcomer): Place {
  const shared = layout.cells.filter(({ id, kind }) => kind === Placement.SHARED && id !== newcomer.leaves);
  const roomy = shared.filter(({ id }) => slotsTaken(layout, id) < MAX_SLOT);
  if (roomy.length === 0) {
    return newCell(
      layout,
      Placement.SHARED,
      shared.length === 0 ? 'no other is shared' : 'all others that are shared are full',
    );
  }
  const possible = roomy
    .filter(({ id }) => hostHolder(layout, newcomer, id) === undefined)
    .map(({ id }) => ({ id, taken: slotsTaken(layout, id) }))
    .toSorted((a, b) => a.taken - b.taken);
  const [best] = possible;
  if (best === undefined) {
    const host = hostOf(newcomer);
    throw new TenantProblem(`the host "${host}" is taken in every cell that has room; give it another one`);
  }
  const counts = possible.slice(0, MOST_COUNTS).map(({ id, taken }) => `${id} ${taken}`);
  const all = [...counts, ...(possible.length > MOST_COUNTS ? ['…'] : [])].join(', ');
  const why = `the least full that ${newcomer.classification} tenants may share (taken of ${MAX_SLOT} slots: ${all})`;
  return { cell: best.id, slot: lowestFreeSlot(layout, best.id), why };
}

function slotsTaken(layout: Layout, cell: string): number {
  return occupants(layout, cell).length;
}

function newCell(layout: Layout, opens: Placement, why: string): Place {
  return { cell: nextCellId(layout), slot: 1, opens, why };
}

/** Why a tenant cannot go to a cell. */
function obstacle(layout: Layout, newcomer: Newcomer, { id, kind }: CellEntry): string | undefined {
  const { classification, leaves } = newcomer;
  if (id === leaves) return `${newcomer.id} is in cell ${id} already`;
  const taken = occupants(layout, id);
  if (kind === Placement.DEDICATED && taken.length > 0) {
    return `cell ${id} is the own cell of ${taken[0]?.id}; leave --cell out, or name another one`;
  }
  if (kind === Placement.SHARED && placementOf(layout, newcomer) === Placement.DEDICATED) {
    if (layout.topology !== 'hybrid') return noDedicatedCells(layout, classification);
    return `cell ${id} is shared, and a ${classification} tenant needs a cell of its own; leave --cell out to have one chosen, or set placement.${classification} to shared if that was decided`;
  }
  if (taken.length >= MAX_SLOT)
    return `cell ${id} is full: ${taken.length} of ${MAX_SLOT} slots are taken; leave --cell out to have one chosen`;
  const holder = hostHolder(layout, newcomer, id);
  if (holder === undefined) return undefined;
  return `the host "${hostOf(newcomer)}" is taken in cell ${id}, by ${holder}; give it another one`;
}

function placementOf({ placement }: Layout, { classification }: Newcomer): Placement {
  return new PlacementPolicy(placement).placementFor(classification);
}

function hostHolder(layout: Layout, newcomer: Newcomer, cell: string): string | undefined {
  return occupants(layout, cell).find(occupant => hostOf(occupant) === hostOf(newcomer))?.id;
}

function lowestFreeSlot(layout: Layout, cell: string): number {
  const taken = new Set(occupants(layout, cell).map(({ slot }) => slot));
  let slot = 1;
  while (taken.has(slot)) slot++;
  return slot;
}

function cellNamed({ cells }: Layout, id: string): CellEntry {
  const cell = cells.find(candidate => candidate.id === id);
  if (cell !== undefined) return cell;
  const names = cells.map(candidate => candidate.id).join(', ');
  throw new TenantProblem(`there is no cell "${id}"; name one of ${names}, or leave --cell out`);
}
