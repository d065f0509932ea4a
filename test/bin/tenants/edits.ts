import { addTenant, NewTenant, Placed } from '../../../bin/tenants/add-tenant';
import { Forgotten, forgetTenant } from '../../../bin/tenants/forget-tenant';
import { Moved, moveTenant } from '../../../bin/tenants/move-tenant';
import { Removed, removeTenant } from '../../../bin/tenants/remove-tenant';
import { Classification } from '../../../lib/tenancy';
import { open } from './fixture';

const SALES: NewTenant = {
  id: 'sales',
  classification: Classification.INTERNAL,
  owner: 'sales-team',
  purpose: 'Drafts offers: from the price list.',
  reviewBy: '2027-06-01',
  modelProvider: { kind: 'openAi', model: 'gpt-5.5' },
};
const TODAY = { today: '2026-11-01' };

/** What comes behind the tenants of the fixture. */
export const LAST = '\n# Woken';

/** What is left of the fixture's tenant `support` when it is removed. */
export const TOMBSTONE =
  '{ id: support, cell: a, slot: 1, host: help, removedOn: "2026-11-01", keepUntil: "2026-12-06" }';

/** Adds the tenant `sales`. */
export function add(text: string, props: Partial<NewTenant> = {}): Placed {
  const { source, layout } = open(text);
  return addTenant(source, layout, { ...SALES, ...props });
}

/** Removes a tenant on 2026-11-01. */
export function remove(text: string, id: string, keepDays?: number): Removed {
  const { source, layout } = open(text);
  return removeTenant(source, layout, id, { ...TODAY, keepDays });
}

/** Moves a tenant on 2026-11-01. */
export function move(text: string, id: string, cell?: string): Moved {
  const { source, layout } = open(text);
  return moveTenant(source, layout, id, { ...TODAY, cell });
}

/** Forgets a tenant. */
export function forget(text: string, today: string, id = 'support', cell?: string): Forgotten {
  const { source, layout } = open(text);
  return forgetTenant(source, layout, { id, cell, today });
}
