import { RemovedTenantSection } from './cell-tenant-schema';
import { Located, LocatedCells } from './located-cells';
import { Problem, quote } from './problem';

/** Judges where tenants moved to. */
export function moveProblems({ removed }: LocatedCells): Problem[] {
  return removed.flatMap(located => {
    const { movedTo } = located.section;
    const message = movedTo === undefined ? undefined : wrongMove(located.section, movedTo, removed);
    return message === undefined ? [] : [{ field: [...located.field, 'movedTo'], message }];
  });
}

function wrongMove(
  { id, cell }: Partial<RemovedTenantSection>,
  movedTo: string,
  removed: readonly Located<RemovedTenantSection>[],
): string | undefined {
  if (movedTo === cell) return `${quote(movedTo)} is the cell that it left; name the one that it went to`;
  const next = new Map(removed.flatMap(({ section }) => (section.id === id ? [[section.cell, section.movedTo]] : [])));
  const visited = new Set<string | undefined>();
  for (let at: string | undefined = movedTo; at !== undefined; at = next.get(at)) {
    if (at === cell)
      return `leads back to cell ${quote(cell)}, so ${id} moved in a circle; a tenant never returns to a cell that still keeps its state`;
    if (visited.has(at)) return undefined;
    visited.add(at);
  }
  return undefined;
}
