import { parseArgs } from 'node:util';
import { readDeployment } from '../deployment/parse';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { renderMarkdown } from './placement-markdown';
import { PlacementReport, placementReport } from './placement-report';
import { renderText } from './placement-text';

/** The ways to print a report; the first is what a person gets. */
const RENDERERS = new Map<string, (report: PlacementReport) => string>([
  ['text', renderText],
  ['markdown', renderMarkdown],
  ['json', report => JSON.stringify(report, undefined, 2)],
]);

const FORMATS = [...RENDERERS.keys()];

const USAGE = `Usage: openclaw-cdk placement [options] <deployment file>

Prints who runs where and why: each tenant with its classification, cell, owner, purpose and review, and the rule that
let it run there; removed tenants whose state is kept; how full each cell is. Reads the file and nothing else: no
credentials, no network. Exits with 1 when a review is overdue in production.

Options:
  --format <format>  ${FORMATS.join(', ')}; ${FORMATS[0]} unless told otherwise
  --today <day>      the day on which reviews are judged, as 2027-03-31; today unless told otherwise
  --help             this text`;

/** Prints who runs where and why. */
export const placement: Command = {
  name: 'placement',
  summary: 'prints who runs where and why, and whose review is overdue',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const { format, today = machineDay() } = values;
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
      return wrongUse(`Name one deployment file, got ${others.length === 0 ? 'none' : positionals.length}`, USAGE);
    }
    const render = RENDERERS.get(format);
    if (render === undefined) return wrongUse(`"${format}" is no format; use ${FORMATS.join(', ')}`, USAGE);
    const problem = dayProblem('today', today);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    return print(file, today, render);
  },
};

const OPTIONS = { format: { type: 'string', default: 'text' }, today: { type: 'string' } } as const;

function print(file: string, today: string, render: (report: PlacementReport) => string): number {
  // Without a day, so that an overdue review does not keep the report of it from being printed.
  const { deployment, problems } = readDeployment(file);
  if (deployment !== undefined) console.log(render(placementReport(deployment, today)));
  const judged = deployment === undefined ? { problems, warnings: [] } : readDeployment(file, { today });
  for (const warning of judged.warnings) console.error(`warning: ${warning}`);
  for (const problem of judged.problems) console.error(problem);
  return judged.problems.length > 0 ? 1 : 0;
}
