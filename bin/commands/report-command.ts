import { parseArgs } from 'node:util';
import { Deployment } from '../deployment/deployment';
import { readDeployment } from '../deployment/parse';
import { Command, wrongUse } from './command';
import { tellWarnings } from './warnings';

/** A command that reads one deployment file and prints a report on it. */
export interface ReportCommandProps<Report> extends Pick<Command, 'name' | 'summary'> {
  /** What it does, for `--help`, in lines of at most 120 characters. */
  readonly description: string;
  /** The ways to print a report; the first is what a person gets. */
  readonly formats: ReadonlyMap<string, (report: Report) => string>;
  /** Reports, or tells what is wrong with the file, one `file:line:column: field: message` each. */
  report(deployment: Deployment): Report | { readonly problems: string[] };
  /**
   * The exit code.
   *
   * @default - 0
   */
  exitCode?(report: Report): number;
}

/** Creates a command that reads one deployment file and prints a report on it. */
export function reportCommand<Report extends object>(props: ReportCommandProps<Report>): Command {
  const { name, summary, formats, exitCode = () => 0 } = props;
  const names = [...formats.keys()];
  const usage = `Usage: openclaw-cdk ${name} [--format <format>] <deployment file>

${props.description}

Options:
  --format <format>  ${names.join(', ')}; ${names[0]} unless told otherwise
  --help             this text`;
  return {
    name,
    summary,
    usage,
    run: args => {
      const { file, format } = readArguments(args, names[0]);
      const render = formats.get(format);
      if (render === undefined) return wrongUse(`"${format}" is no format; use ${names.join(', ')}`, usage);
      if (typeof file !== 'string') return wrongUse(`Name one deployment file, got ${file || 'none'}`, usage);
      const { deployment, problems, warnings } = readDeployment(file);
      if (deployment === undefined) return refuse(problems);
      const report = props.report(deployment);
      if ('problems' in report) return refuse(report.problems);
      console.log(render(report));
      tellWarnings(warnings);
      return exitCode(report);
    },
  };
}

/** The file and the format that a command line names; the number of files where it does not name one. */
function readArguments(args: string[], byDefault: string | undefined) {
  const { values, positionals } = parseArgs({
    args,
    options: { format: { type: 'string', default: byDefault } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  return { file: others.length === 0 && file !== undefined ? file : positionals.length, format: values.format ?? '' };
}

function refuse(problems: readonly string[]): number {
  for (const problem of problems) console.error(problem);
  return 1;
}
