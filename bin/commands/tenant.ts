import { table } from '../terminal';
import { CommandGroup } from './command';
import { tenantAdd } from './tenant-add';
import { tenantForget } from './tenant-forget';
import { tenantList } from './tenant-list';
import { tenantMove } from './tenant-move';
import { tenantRemove } from './tenant-remove';

const COMMANDS = [tenantAdd, tenantRemove, tenantMove, tenantForget, tenantList];

const USAGE = `Usage: openclaw-cdk tenant <command> [options] <deployment file> ...

Edits the tenants of a deployment file with the topology multi-tenant or hybrid, and says what to do next. Everything
that an edit is not about keeps its bytes. Nothing is written when the file would be wrong. Reads and writes the file
and nothing else: no credentials, no network.

Commands:
${table(COMMANDS.map(({ name, summary }) => [`  ${name}`, summary])).join('\n')}

openclaw-cdk tenant <command> --help says more.`;

/** Edits and lists the tenants of a deployment file. */
export const tenant: CommandGroup = {
  name: 'tenant',
  summary: 'adds, removes, moves and lists the tenants of a deployment file',
  usage: USAGE,
  commands: COMMANDS,
};
