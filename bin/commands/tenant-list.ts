import { parseArgs } from 'node:util';
import { listTenants } from '../tenants/list-tenants';
import { readCellsDeployment } from '../tenants/tenants-file';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { tellProblems } from './tenant-edit';
import { RENDERERS } from './tenant-list-formats';

const FORMATS = [...RENDERERS.keys()];

const USAGE = `Usage: openclaw-cdk tenant list [options] <deployment file>

Lists the tenants of a deployment file, and those that left and whose state is still kept. Reads the file and nothing
else: no credentials, no network.

Options:
  --format <format>  ${FORMATS.join(', ')}; ${FORMATS[0]} unless told otherwise
  --today <day>      the day on which reviews are due, as 2027-03-31; today unless told otherwise
  --help             this text`;

/** Lists the tenants of a deployment file. */
export const tenantList: Command = {
  name: 'list',
  summary: 'lists the tenants, and those that left and whose state is kept',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({
      args,
      options: { format: { type: 'string', default: FORMATS[0] }, today: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
      return wrongUse(`Name one deployment file, got ${others.length === 0 ? 'none' : positionals.length}`, USAGE);
    }
    const render = RENDERERS.get(values.format ?? '');
    if (render === undefined) return wrongUse(`"${values.format}" is no format; use ${FORMATS.join(', ')}`, USAGE);
    const { today = machineDay() } = values;
    const problem = dayProblem('today', today);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    return tellProblems(file, () => console.log(render(listTenants(readCellsDeployment(file), today))));
  },
};
