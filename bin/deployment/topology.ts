import { cellsSchema } from './cells-schema';
import { deploymentSchema } from './schema';

/** The ways to lay out a deployment. */
export const TOPOLOGIES = ['single-tenant', 'multi-tenant', 'hybrid'] as const;

/** A way to lay out a deployment. */
export type Topology = (typeof TOPOLOGIES)[number];

/** Whether a file describes cells, by what it says or, when it says nothing valid, by the sections that it has. */
export function describesCells(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const topology = 'topology' in data ? data.topology : undefined;
  if (topology === 'single-tenant') return false;
  if (topology === 'multi-tenant' || topology === 'hybrid') return true;
  return !('tenant' in data) && ('tenants' in data || 'cells' in data);
}

/** The schema that a file is judged by. */
export function fileSchemaOf(data: unknown): typeof deploymentSchema | typeof cellsSchema {
  return describesCells(data) ? cellsSchema : deploymentSchema;
}
