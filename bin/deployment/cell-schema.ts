import { z } from 'zod';
import { Classification, Placement } from '../../lib/tenancy';
import { certificateArn } from './formats';
import { text } from './schema-types';
import { cellId } from './tenancy-formats';

/** What a deployment file may say of a cell. */
export const cellSchema = z
  .strictObject({
    id: text("Short name of the cell; with the deployment's name it names its stacks and hosts.", cellId),
    kind: z.enum(Placement).describe('Whether tenants share the cell, or one tenant has it for itself.'),
    cidr: text('IPv4 range of its VPC, private, /16 to /21; that of network unless told otherwise.').optional(),
    certificateArn: text(
      'Certificate for *.<cell>.<domain> in AWS Certificate Manager, in the region of the deployment.',
      certificateArn,
    ).optional(),
  })
  .describe('Shared infrastructure of up to 85 tenants, or of one.');

/** What a deployment file says of a cell. */
export type CellSection = z.output<typeof cellSchema>;

const placement = (name: Classification, usual: Placement) =>
  z.enum(Placement).describe(`The least isolation of ${name} tenants; ${usual} unless told otherwise.`).optional();

/** What a deployment file may say of who may share a cell. */
export const placementSchema = z
  .strictObject({
    public: placement(Classification.PUBLIC, Placement.SHARED),
    internal: placement(Classification.INTERNAL, Placement.SHARED),
    confidential: placement(Classification.CONFIDENTIAL, Placement.DEDICATED),
    restricted: placement(Classification.RESTRICTED, Placement.DEDICATED),
  })
  .describe('Which tenants may share a cell, by their classification.');
