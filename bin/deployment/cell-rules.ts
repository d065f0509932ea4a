import { Placement } from '../../lib/tenancy';
import { CellTenantSection, RemovedTenantSection } from './cell-tenant-schema';
import { inCell, Located, LocatedCells, nameOf } from './located-cells';
import { Problem, quote } from './problem';
import { repeated, repetitions } from './repeated';
import { choice, didYouMean } from './suggest';

/** Judges the cells beside each other. */
export function cellProblems(all: LocatedCells): Problem[] {
  const strangers = cellsExist(all);
  const hasStrangers = strangers.length > 0 || all.tenants.some(({ section }) => section.cell === undefined);
  return [...cellsOnce(all), ...dedicatedInHybrid(all), ...strangers, ...dedicatedCells(all, hasStrangers)];
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
  return [...tenants, ...removed].flatMap(({ field, section }) => {
    if (section.cell === undefined || ids.includes(section.cell)) return [];
    const suggestion = didYouMean(section.cell, ids);
    const names = ids.length > MOST_NAMES ? `${ids.slice(0, MOST_NAMES).join(', ')}, …` : choice(ids);
    const message = `${quote(section.cell)} is no cell of this file; use ${names}${suggestion}`;
    return [{ field: [...field, 'cell'], message }];
  });
}

function dedicatedCells({ cells, tenants, removed }: LocatedCells, hasStrangers: boolean): Problem[] {
  const [living, kept] = [inCell(tenants), inCell(removed)];
  const twice = new Set(repetitions(cells, ({ section }) => section.id).map(({ item }) => item.section.id));
  return cells.flatMap(({ field, section: { id, kind } }): Problem[] => {
    if (id === undefined || kind !== Placement.DEDICATED || twice.has(id)) return [];
    const [first, ...others] = [...(kept.get(id) ?? []), ...(living.get(id) ?? [])];
    if (first !== undefined) return others.map(other => isNotAlone(id, first, other));
    // A tenant whose cell is misspelt may be the one.
    if (hasStrangers) return [];
    const message = `${quote(id)} is dedicated, and no tenant is in it; name it as the cell of one, or remove it`;
    return [{ field: [...field, 'id'], message }];
  });
}

type Occupant = Located<CellTenantSection> | Located<RemovedTenantSection>;

function isNotAlone(cell: string, first: Occupant, other: Occupant): Problem {
  const holder = first.field[0] === 'tenants' ? `is dedicated to ${nameOf(first)}` : `still keeps ${nameOf(first)}`;
  const message = `${quote(cell)} ${holder}; give ${other.section.id ?? 'this one'} a cell of its own`;
  return { field: [...other.field, 'cell'], message };
}
