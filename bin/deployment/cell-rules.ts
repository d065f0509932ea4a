import { Placement } from '../../lib/tenancy';
import { CellTenantSection, RemovedTenantSection } from './cell-tenant-schema';
import { inCell, Located, LocatedCells, nameOf } from './located-cells';
import { Problem, quote } from './problem';
import { repeated, repetitions } from './repeated';
import { choice, didYouMean } from './suggest';

/** Judges the cells beside each other. */
export function cellProblems(all: LocatedCells): Problem[] {
  return [...cellsOnce(all), ...dedicatedInHybrid(all), ...cellsExist(all), ...dedicatedToOne(all)];
}

/** Tells of dedicated cells that wait for a tenant, or to be taken down. */
export function emptyDedicatedCells({ cells, tenants, removed }: LocatedCells): Problem[] {
  const taken = new Set([...inCell(tenants).keys(), ...inCell(removed).keys()]);
  return cells.flatMap(({ field, section: { id, kind } }) => {
    if (id === undefined || kind !== Placement.DEDICATED || taken.has(id)) return [];
    const message = `${quote(id)} is dedicated, and no tenant is in it; name it as the cell of one, or destroy and remove it`;
    return [{ field: [...field, 'id'], message }];
  });
}

function cellsOnce({ cells }: LocatedCells): Problem[] {
  const ids = cells.map(({ section }) => section.id);
  return repeated(ids).map(({ index, first }) => ({
    field: ['cells', index, 'id'],
    message: `${quote(ids[index])} is the id of cells[${first}] already; give each cell its own`,
  }));
}

function dedicatedInHybrid({ file, cells }: LocatedCells): Problem[] {
  if (file.topology !== 'multi-tenant') return [];
  return cells.flatMap(({ field, section }) => {
    if (section.kind !== Placement.DEDICATED) return [];
    const message = '"dedicated" is for topology hybrid; use shared, or write topology: hybrid';
    return [{ field: [...field, 'kind'], message }];
  });
}

/** Names at most as many cells as a reader takes in. */
const MOST_NAMES = 8;

function cellsExist({ cells, tenants, removed }: LocatedCells): Problem[] {
  const ids = [...new Set(cells.flatMap(({ section }) => section.id ?? []))];
  // A cell whose own id is wrong may be the one that is meant.
  if (cells.some(({ section }) => section.id === undefined) || ids.length === 0) return [];
  const named = [
    ...[...tenants, ...removed].map(({ field, section }) => ({ field: [...field, 'cell'], cell: section.cell })),
    ...removed.map(({ field, section }) => ({ field: [...field, 'movedTo'], cell: section.movedTo })),
  ];
  return named.flatMap(({ field, cell }) =>
    cell === undefined || ids.includes(cell) ? [] : [{ field, message: noCell(cell, ids) }],
  );
}

function noCell(cell: string, ids: readonly string[]): string {
  const names = ids.length > MOST_NAMES ? `${ids.slice(0, MOST_NAMES).join(', ')}, …` : choice(ids);
  return `${quote(cell)} is no cell of this file; use ${names}${didYouMean(cell, ids)}`;
}

function dedicatedToOne({ cells, tenants, removed }: LocatedCells): Problem[] {
  const [living, kept] = [inCell(tenants), inCell(removed)];
  const twice = new Set(repetitions(cells, ({ section }) => section.id).map(({ item }) => item.section.id));
  return cells.flatMap(({ section: { id, kind } }): Problem[] => {
    if (id === undefined || kind !== Placement.DEDICATED || twice.has(id)) return [];
    const [first, ...others] = [...(kept.get(id) ?? []), ...(living.get(id) ?? [])];
    return first === undefined ? [] : others.map(other => isNotAlone(id, first, other));
  });
}

type Occupant = Located<CellTenantSection> | Located<RemovedTenantSection>;

function isNotAlone(cell: string, first: Occupant, other: Occupant): Problem {
  const holder = first.field[0] === 'tenants' ? `is dedicated to ${nameOf(first)}` : `still keeps ${nameOf(first)}`;
  const message = `${quote(cell)} ${holder}; give ${other.section.id ?? 'this one'} a cell of its own`;
  return { field: [...other.field, 'cell'], message };
}
