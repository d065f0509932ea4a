import { parseArgs } from 'node:util';
import { migrationSteps } from '../tenants/migration-steps';
import { Move, moveTenant } from '../tenants/move-tenant';
import { TenantsFile } from '../tenants/tenants-file';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { fileAndTenant, KEEP_DAYS, keepDays, keepDaysProblem } from './tenant-arguments';
import { editTenants, TenantEdit } from './tenant-edit';
import { placeDetails } from './tenant-report';

const USAGE = `Usage: openclaw-cdk tenant move [options] <deployment file> <id>

Gives a tenant a slot in another cell, leaves a tombstone in the old one, and prints the steps that take its gateway
there. A tenant moves again when the tombstone of its last move is forgotten.

Options:
  --cell <id>              the cell that it goes to; as for a new tenant unless told otherwise
  --certificate-arn <arn>  the certificate of a cell that is opened, where no hosted zone proves one
  --keep-days <days>       ${KEEP_DAYS}
  --today <day>            the day of the move, as 2027-03-31; today unless told otherwise
  --help                   this text`;

const OPTIONS = {
  cell: { type: 'string' },
  'certificate-arn': { type: 'string' },
  'keep-days': { type: 'string' },
  today: { type: 'string' },
} as const;

/** Moves a tenant of a deployment file to another cell. */
export const tenantMove: Command = {
  name: 'move',
  summary: 'gives a tenant a slot in another cell, and prints how it gets there',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const named = fileAndTenant(positionals);
    if (typeof named === 'string') return wrongUse(named, USAGE);
    const { cell, today = machineDay(), 'certificate-arn': certificateArn, 'keep-days': days } = values;
    const problem = dayProblem('today', today) ?? keepDaysProblem(days);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    const wish = { cell, certificateArn, today, keepDays: keepDays(days) };
    return editTenants(named.file, file => move(file, named.id, wish));
  },
};

function move({ source: before, layout }: TenantsFile, id: string, wish: Move): TenantEdit {
  const { source, ...moved } = moveTenant(before, layout, id, wish);
  const { place, tombstone } = moved;
  return {
    source,
    report: deployment => ({
      title: `Moved ${id} from cell ${tombstone.cell}, slot ${tombstone.slot}, to cell ${place.cell}, slot ${place.slot}.`,
      details: [
        ...placeDetails(place, deployment),
        `Slot ${tombstone.slot} of cell ${tombstone.cell} stays taken, and its state there is kept until ${tombstone.keepUntil}`,
      ],
      steps: migrationSteps(deployment, moved),
    }),
  };
}
