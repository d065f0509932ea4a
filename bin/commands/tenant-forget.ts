import { parseArgs } from 'node:util';
import { forgottenSteps } from '../tenants/departure-steps';
import { Forgetting, forgetTenant } from '../tenants/forget-tenant';
import { TenantsFile } from '../tenants/tenants-file';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { fileAndTenant } from './tenant-arguments';
import { editTenants, TenantEdit } from './tenant-edit';

const USAGE = `Usage: openclaw-cdk tenant forget --erased <evidence> [options] <deployment file> <id>

Takes away the tombstone of a tenant that was removed or moved, once its state is erased: its slot, host and id may be
used again. Refused until the day has passed that the state is kept until.

Options:
  --erased <evidence>  what shows that the state is gone, such as erasedAt of the record state-erased; it is printed for
                       the description of the change, and not judged
  --cell <id>          the cell that it left, should it have left two
  --today <day>        the day on which this is judged, as 2027-03-31; today unless told otherwise
  --help               this text`;

/** Takes the tombstone of a tenant out of a deployment file. */
export const tenantForget: Command = {
  name: 'forget',
  summary: 'frees the slot of a tenant whose state is erased',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({
      args,
      options: { erased: { type: 'string' }, cell: { type: 'string' }, today: { type: 'string' } },
      allowPositionals: true,
    });
    const named = fileAndTenant(positionals);
    if (typeof named === 'string') return wrongUse(named, USAGE);
    const { cell, erased = '', today = machineDay() } = values;
    const evidence = erased.trim();
    const problem =
      evidence === '' ? '--erased must name what shows that the state is gone' : dayProblem('today', today);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    return editTenants(named.file, file => forget(file, { id: named.id, cell, today }, evidence));
  },
};

function forget({ source: before, layout }: TenantsFile, forgetting: Forgetting, evidence: string): TenantEdit {
  const { source, tombstone, isCellEmpty } = forgetTenant(before, layout, forgetting);
  const { id, cell, slot, keepUntil } = tombstone;
  return {
    source,
    report: deployment => ({
      title: `Forgot ${id} in cell ${cell}: slot ${slot} is free.`,
      details: [
        `For the description of the change: state of ${id}, kept until ${keepUntil}, erased; evidence ${evidence}`,
        'Backups of the cell hold it until backupsExpire of the record',
      ],
      steps: forgottenSteps(deployment, tombstone, isCellEmpty),
    }),
  };
}
