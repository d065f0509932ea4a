import { didYouMean } from '../deployment/suggest';
import { table } from '../terminal';
import { check } from './check';
import { Command, CommandGroup, wrongUse } from './command';
import { cost } from './cost';
import { egress } from './egress';
import { placement } from './placement';
import { quotas } from './quotas';
import { tenant } from './tenant';

const COMMANDS: (Command | CommandGroup)[] = [egress, check, placement, tenant, quotas, cost];

const USAGE = `Usage: openclaw-cdk <command> [options]

Commands:
${table(COMMANDS.map(({ name, summary }) => [`  ${name}`, summary])).join('\n')}

openclaw-cdk <command> --help says more.`;

/** Runs the subcommand that a command line names. */
export function dispatch(args: string[]): Promise<number> {
  return choose(args, COMMANDS, USAGE);
}

async function choose(
  [name, ...args]: string[],
  commands: readonly (Command | CommandGroup)[],
  usage: string,
): Promise<number> {
  if (name === undefined) return wrongUse('Name a command.', usage);
  if (isHelp(name)) return help(usage);
  const command = commands.find(candidate => candidate.name === name);
  if (command === undefined) {
    const names = commands.map(candidate => candidate.name);
    return wrongUse(`"${name}" is no command${didYouMean(name, names)}`, usage);
  }
  if ('commands' in command) return choose(args, command.commands, command.usage);
  return run(command, args);
}

async function run(command: Command, args: string[]): Promise<number> {
  if (args.some(isHelp)) return help(command.usage);
  try {
    return await command.run(args);
  } catch (error) {
    const problem = argumentProblem(error);
    if (problem === undefined) throw error;
    return wrongUse(problem, command.usage);
  }
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

function help(usage: string): number {
  console.log(usage);
  return 0;
}

/** What `parseArgs` complains about; nothing for any other error. */
function argumentProblem(error: unknown): string | undefined {
  const { code = '', message = '' } = error as Partial<NodeJS.ErrnoException>;
  if (!code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const [, option] = /^Option '(--\S+)' argument is ambiguous/.exec(message) ?? [];
  if (option === undefined) return message.split(/\. |\n/)[0];
  return `${option} is followed by a dash; write ${option}=<value> where the value begins with one`;
}
