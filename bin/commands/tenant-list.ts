import { listTenants } from '../tenants/list-tenants';
import { readCellsDeployment } from '../tenants/tenants-file';
import { Command } from './command';
import { readDatedReport } from './dated-report';
import { tellProblems } from './tenant-edit';
import { RENDERERS } from './tenant-list-formats';
import { tellWarnings } from './warnings';

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
    const report = readDatedReport(args, RENDERERS, USAGE);
    if (typeof report === 'number') return report;
    const { file, today, render } = report;
    return tellProblems(file, () => {
      const { deployment, warnings } = readCellsDeployment(file);
      console.log(render(listTenants(deployment, today)));
      tellWarnings(warnings);
    });
  },
};
