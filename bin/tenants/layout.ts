import { z } from 'zod';
import { Classification, Placement } from '../../lib/tenancy';
import { didYouMean } from '../deployment/suggest';
import { TenantProblem } from './tenant-problem';

const place = { id: z.string(), cell: z.string(), slot: z.int(), host: z.string().optional() };

const tenant = z.looseObject({ ...place, classification: z.enum(Classification) });

const tombstone = z.looseObject({
  ...place,
  removedOn: z.string(),
  keepUntil: z.string(),
  movedTo: z.string().optional(),
});

/** What of a deployment file says who is where; the rest may be wrong. */
const layoutSchema = z.looseObject({
  topology: z.enum(['multi-tenant', 'hybrid']),
  name: z.string(),
  placement: z.partialRecord(z.enum(Classification), z.enum(Placement)).optional(),
  cells: z.array(z.looseObject({ id: z.string(), kind: z.enum(Placement) })),
  tenants: z
    .array(tenant)
    .nullish()
    .transform(entries => entries ?? []),
  removedTenants: z
    .array(tombstone)
    .nullish()
    .transform(entries => entries ?? []),
  retention: z.looseObject({ backupsDays: z.int().optional() }).optional(),
});

/** Who is where in a deployment of cells. */
export type Layout = z.output<typeof layoutSchema>;

/** A cell of a deployment. */
export type CellEntry = Layout['cells'][number];

/** A tenant, as far as its place goes. */
export type TenantEntry = Layout['tenants'][number];

/** What is left of a tenant that was removed or moved away. */
export type Tombstone = Layout['removedTenants'][number];

/** Reads who is where; nothing when the file does not say it, whatever else is wrong. */
export function readLayout(data: unknown): Layout | undefined {
  return layoutSchema.safeParse(data).data;
}

/** What takes a slot, a host and a path of a cell: its tenants and the tombstones of those that left. */
export function occupants({ tenants, removedTenants }: Layout, cell: string): (TenantEntry | Tombstone)[] {
  return [...tenants, ...removedTenants].filter(entry => entry.cell === cell);
}

/** The label of a tenant's host name. */
export function hostOf({ id, host }: { readonly id: string; readonly host?: string }): string {
  return host ?? id;
}

/** Finds a tenant and where it stands in the list. */
export function tenantNamed({ tenants, removedTenants }: Layout, id: string): [index: number, tenant: TenantEntry] {
  const found = [...tenants.entries()].find(([, tenant]) => tenant.id === id);
  if (found !== undefined) return found;
  const gone = removedTenants.find(tombstone => tombstone.id === id);
  if (gone !== undefined) throw new TenantProblem(`${id} was removed already, on ${gone.removedOn}`);
  const names = tenants.map(tenant => tenant.id);
  throw new TenantProblem(`there is no tenant "${id}"${didYouMean(id, names)}`);
}
