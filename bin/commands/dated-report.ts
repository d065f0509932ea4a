import { parseArgs } from 'node:util';
import { wrongUse } from './command';
import { dayProblem, machineDay } from './day';

/** A deployment file, the day that it is judged on, and how the report is printed. */
export interface DatedReport<Report> {
  readonly file: string;
  readonly today: string;
  readonly render: (report: Report) => string;
}

/** Reads a command line with --format and --today; an exit code where it is wrong, once that was told. */
export function readDatedReport<Report>(
  args: string[],
  formats: ReadonlyMap<string, (report: Report) => string>,
  usage: string,
): DatedReport<Report> | number {
  const names = [...formats.keys()];
  const options = { format: { type: 'string', default: names[0] }, today: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { format = '', today = machineDay() } = values;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    return wrongUse(`Name one deployment file, got ${others.length === 0 ? 'none' : positionals.length}`, usage);
  }
  const render = formats.get(format);
  if (render === undefined) return wrongUse(`"${format}" is no format; use ${names.join(', ')}`, usage);
  const problem = dayProblem('today', today);
  return problem === undefined ? { file, today, render } : wrongUse(problem, usage);
}
