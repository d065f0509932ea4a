import { parseArgs } from 'node:util';
import { departureSteps } from '../tenants/departure-steps';
import { Leave } from '../tenants/leave-place';
import { removeTenant } from '../tenants/remove-tenant';
import { TenantsFile } from '../tenants/tenants-file';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { fileAndTenant, KEEP_DAYS, keepDays, keepDaysProblem } from './tenant-arguments';
import { editTenants, TenantEdit } from './tenant-edit';

const USAGE = `Usage: openclaw-cdk tenant remove [options] <deployment file> <id>

Takes a tenant out and leaves a tombstone in removedTenants: its slot, host and id stay taken, and its state is kept,
until it is erased and forgotten.

Options:
  --keep-days <days>  ${KEEP_DAYS}
  --today <day>       the day of the removal, as 2027-03-31; today unless told otherwise
  --help              this text`;

/** Takes a tenant out of a deployment file. */
export const tenantRemove: Command = {
  name: 'remove',
  summary: 'takes a tenant out, and keeps its slot and its state for a while',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({
      args,
      options: { 'keep-days': { type: 'string' }, today: { type: 'string' } },
      allowPositionals: true,
    });
    const named = fileAndTenant(positionals);
    if (typeof named === 'string') return wrongUse(named, USAGE);
    const { today = machineDay(), 'keep-days': days } = values;
    const problem = dayProblem('today', today) ?? keepDaysProblem(days);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    return editTenants(named.file, file => remove(file, named.id, { today, keepDays: keepDays(days) }));
  },
};

function remove({ source: before, layout }: TenantsFile, id: string, leave: Leave): TenantEdit {
  const { source, tombstone, commentsLeft } = removeTenant(before, layout, id, leave);
  const { cell, slot, keepUntil } = tombstone;
  return {
    source,
    report: deployment => ({
      title: `Removed ${id} from cell ${cell}, slot ${slot}.`,
      details: [
        `Slot ${slot}, its host and its id stay taken, and its state is kept until ${keepUntil}`,
        ...(commentsLeft === 0 ? [] : [`The comment above it stayed; take it out if it was about ${id}`]),
      ],
      steps: departureSteps(deployment, tombstone),
    }),
  };
}
