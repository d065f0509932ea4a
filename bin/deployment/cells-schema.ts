import { z } from 'zod';
import { cellSchema, placementSchema } from './cell-schema';
import { cellTenantSchema, removedTenantSchema } from './cell-tenant-schema';
import { cellsEgressSchema } from './egress-schema';
import { cellsIngressSchema } from './ingress-schema';
import { deploymentSchema } from './schema';

/** More than any account holds: it keeps a slip from being read for minutes. */
const MOST = 10_000;

/** What a deployment file of many tenants may hold. */
export const cellsSchema = deploymentSchema
  .omit({ tenant: true })
  .extend({
    topology: z
      .enum(['multi-tenant', 'hybrid'])
      .describe('Whether all cells are shared, or some are dedicated to one tenant each.'),
    availabilityZones: deploymentSchema.shape.availabilityZones.unwrap(),
    ingress: cellsIngressSchema,
    egress: cellsEgressSchema,
    placement: placementSchema.optional(),
    cells: z.array(cellSchema).min(1).max(MOST).describe('The cells, each with infrastructure of its own.'),
    tenants: z.array(cellTenantSchema).max(MOST).describe('The tenants, each with a gateway of its own.'),
    removedTenants: z
      .array(removedTenantSchema)
      .max(MOST)
      .describe('Tenants that were removed and whose state is still kept.')
      .optional(),
  })
  .describe('One deployment of OpenClaw on AWS, for many tenants.');

/** A deployment file of many tenants whose fields are each valid. */
export type CellsFile = z.output<typeof cellsSchema>;
