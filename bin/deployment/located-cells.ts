import { z } from 'zod';
import { CellSection, cellSchema, placementSchema } from './cell-schema';
import { CellTenantSection, cellTenantSchema, RemovedTenantSection, removedTenantSchema } from './cell-tenant-schema';
import { CellsFile, cellsSchema } from './cells-schema';
import { FieldPath, fieldName } from './problem';
import { groupBy } from './repeated';
import { valueAt } from './schema-guide';
import { validFields } from './valid-sections';

/** A section of a list, each part that is valid by itself, and where it stands. */
export interface Located<Section> {
  readonly field: FieldPath;
  readonly section: Partial<Section>;
}

/** What is valid by itself in a file of many tenants, so that one mistake does not hide the rules about the rest. */
export interface LocatedCells {
  readonly file: {
    readonly [Section in keyof Omit<CellsFile, 'cells' | 'tenants' | 'removedTenants'>]?: CellsFile[Section];
  };
  readonly cells: readonly Located<CellSection>[];
  readonly tenants: readonly Located<CellTenantSection>[];
  readonly removed: readonly Located<RemovedTenantSection>[];
}

const FILE = cellsSchema.omit({ cells: true, tenants: true, removedTenants: true });

/** Finds the cells and tenants of a file. */
export function locateCells(data: unknown): LocatedCells {
  return {
    file: {
      ...validFields(FILE.shape, data),
      placement: validFields(placementSchema.shape, valueAt(['placement'], data)),
    },
    cells: locate('cells', cellSchema, data),
    tenants: locate('tenants', cellTenantSchema, data),
    removed: locate('removedTenants', removedTenantSchema, data),
  };
}

function locate<Schema extends z.ZodObject>(list: string, { shape }: Schema, data: unknown) {
  const entries = valueAt([list], data);
  if (!Array.isArray(entries)) return [];
  return entries.map((entry, index) => ({ field: [list, index], section: validFields<Schema['shape']>(shape, entry) }));
}

/** The tenants, or what is left of them, that a cell holds. */
export function inCell<Section extends { readonly cell: string }>(
  list: readonly Located<Section>[],
): ReadonlyMap<string, readonly Located<Section>[]> {
  return groupBy(list, ({ section }) => section.cell);
}

/** A tenant in a message: its id and where it stands. */
export function nameOf({ field, section }: Located<{ readonly id: string }>): string {
  return section.id === undefined ? fieldName(field) : `${section.id} (${fieldName(field)})`;
}
