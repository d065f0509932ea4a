import { Channel } from '../../lib/config';
import { scheduleSchema } from './cell-tenant-schema';
import { FieldPath, Problem, quote } from './problem';
import { valueAt } from './schema-guide';
import { validFields } from './valid-sections';

/** Judges what concerns more than one field of a tenant beside others. */
export function cellTenantProblems(tenant: FieldPath, data: unknown): Problem[] {
  return [...scheduleRuns(tenant, data), ...budgetIsHeard(tenant, data)];
}

function scheduleRuns(tenant: FieldPath, data: unknown): Problem[] {
  const field = [...tenant, 'schedule'];
  const { from, to } = validFields(scheduleSchema.shape, valueAt(field, data));
  if (from === undefined || to === undefined || from < to) return [];
  const message = `${quote(to)} is not after ${quote(from)}, when the gateway starts; write a later time of the same day`;
  return [{ field: [...field, 'to'], message }];
}

function budgetIsHeard(tenant: FieldPath, data: unknown): Problem[] {
  const field = [...tenant, 'budget'];
  const budget = valueAt(field, data);
  const emails = [
    [...field, 'email'],
    ['alarms', 'email'],
  ].map(path => valueAt(path, data));
  if (budget === undefined || emails.some(email => email !== undefined)) return [];
  const message = 'has no email, and the file no alarms.email; add the one who is told when the budget is used up';
  return [{ field, at: 'key', message }];
}

/** Elastic Load Balancing takes five values over all conditions of a rule: host, method, and three paths. */
const MAX_WEBHOOK_PATHS = 3;

/** Judges whether one listener rule takes the webhooks of a tenant. */
export function webhooksFit(tenant: FieldPath, channels: readonly Pick<Channel, 'webhooks'>[]): Problem[] {
  const paths = channels.flatMap(({ webhooks }) => webhooks);
  if (paths.length <= MAX_WEBHOOK_PATHS) return [];
  const message = `need ${paths.length} webhook paths, and a listener rule takes ${MAX_WEBHOOK_PATHS}; give some of them another tenant`;
  return [{ field: [...tenant, 'channels'], message }];
}
