import { z } from 'zod';
import { Classification } from '../../lib/tenancy';
import { extraDomainsSchema } from './egress-schema';
import { day, email } from './formats';
import { logsDays } from './schema';
import { text, wholeNumber } from './schema-types';
import { cellId, clock, hostLabel, meaningful, ownerName, tenantId, timeZone, weekDays } from './tenancy-formats';
import { tenantSchema } from './tenant-schema';

const id = text('Short name of the team, unit or person, unique in the file, removed tenants included.', tenantId);
const cell = text('Id of the cell that it runs in.', cellId);
const slot = wholeNumber('Its fixed number in the cell, which decides its ports and rules and never changes.', 1, 85);

/** What a deployment file may say of the hours in which a gateway runs. */
export const scheduleSchema = z
  .strictObject({
    timeZone: text('Time zone of the office, such as Europe/Berlin.', timeZone),
    days: text('Days on which it runs: one, such as sat, or the first and the last, such as mon-fri.', weekDays),
    from: text('Time at which it starts, such as "08:00".', clock),
    to: text('Time at which it stops, such as "18:00".', clock),
  })
  .describe('Hours outside which the gateway is stopped; it always runs unless told otherwise.');

/** What a deployment file may say of what a tenant may cost. */
export const budgetSchema = z
  .strictObject({
    monthlyUsd: wholeNumber('US dollars per month.', 1, 1_000_000),
    email: text('Who is told when it is used up; who gets alarms unless told otherwise.', email).optional(),
  })
  .describe('What the tenant may cost, watched by AWS Budgets.');

/** What a deployment file may say of a tenant beside others. */
export const cellTenantSchema = z
  .strictObject({
    id,
    cell,
    slot,
    host: text('First label of its host name; its id unless told otherwise.', hostLabel).optional(),
    classification: z.enum(Classification).describe('How sensitive the data is that its agent may touch.'),
    owner: text('Person or team that answers for it.', ownerName),
    purpose: text('What its agent is for, for the reviewer.', meaningful).min(10),
    reviewBy: text('Day by which somebody decides whether it is still needed as it is, such as "2027-05-01".', day),
    ...tenantSchema.omit({ id: true }).shape,
    extraDomains: extraDomainsSchema.optional(),
    encryption: z
      .enum(['cell', 'own'])
      .describe("Whose key encrypts its secrets and logs: the cell's unless told otherwise.")
      .default('cell'),
    budget: budgetSchema.optional(),
    schedule: scheduleSchema.optional(),
    retention: z
      .strictObject({ logsDays })
      .describe('How long things are kept; as long as the file says unless told otherwise.')
      .optional(),
  })
  .describe('A team, unit or person that has a gateway of its own.');

/** What a deployment file says of a tenant beside others. */
export type CellTenantSection = z.output<typeof cellTenantSchema>;

/** What a deployment file may say of a tenant that was removed. */
export const removedTenantSchema = z
  .strictObject({
    id,
    cell,
    slot,
    host: text('First label of the host name that it had; its id unless told otherwise.', hostLabel).optional(),
    removedOn: text('Day on which it was removed, such as "2026-11-01".', day),
    keepUntil: text('Last day on which its state is kept, such as "2026-12-06".', day),
    movedTo: text('Id of the cell that it moved to; it was removed for good unless told otherwise.', cellId).optional(),
  })
  .describe('A tenant that was removed: its slot stays taken, and its state is kept.');

/** What a deployment file says of a tenant that was removed. */
export type RemovedTenantSection = z.output<typeof removedTenantSchema>;
