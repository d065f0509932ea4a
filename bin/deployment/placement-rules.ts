import { Classification, Placement, PlacementPolicy } from '../../lib/tenancy';
import { CellTenantSection } from './cell-tenant-schema';
import { CellsFile } from './cells-schema';
import { Located, LocatedCells } from './located-cells';
import { Problem, quote } from './problem';
import { valueAt } from './schema-guide';

/** The policy of a file, which says what differs from the default. */
export function placementPolicy(placement: CellsFile['placement'] = {}): PlacementPolicy {
  return new PlacementPolicy(Object.fromEntries(Object.entries(placement)));
}

/** Judges whether each tenant sits where its classification allows. */
export function placementProblems({ file, cells, tenants }: LocatedCells, data: unknown): Problem[] {
  const policy = placementPolicy(file.placement);
  const shared = new Set(cells.flatMap(({ section: { id, kind } }) => (kind === Placement.SHARED ? id : undefined)));
  return tenants.flatMap(located => {
    const { cell, classification } = located.section;
    if (cell === undefined || classification === undefined || !shared.has(cell)) return [];
    if (policy.allows(classification, Placement.SHARED) || isUnclear(classification, file, data)) return [];
    return [{ field: [...located.field, 'cell'], message: forbidden(located, classification, file) }];
  });
}

/** Whether the file says something of a classification that is no placement. */
function isUnclear(classification: Classification, { placement = {} }: LocatedCells['file'], data: unknown): boolean {
  return valueAt(['placement', classification], data) !== undefined && placement[classification] === undefined;
}

function forbidden(
  { section: { id = 'this tenant', cell } }: Located<CellTenantSection>,
  classification: Classification,
  { topology, placement = {} }: LocatedCells['file'],
): string {
  const rule = `"placement.${classification}: dedicated"${placement[classification] === undefined ? ' (default)' : ''}`;
  const dedicated = topology === 'multi-tenant' ? 'a dedicated cell (topology: hybrid)' : 'a dedicated cell';
  return `${quote(cell)} is shared, which ${rule} forbids for ${id}, as it is ${classification}; give it ${dedicated} or another classification, or change the policy to placement.${classification}: shared`;
}
