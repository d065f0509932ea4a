import { readDeployment } from '../deployment/parse';
import { Command } from './command';
import { DatedReport, readDatedReport } from './dated-report';
import { renderMarkdown } from './placement-markdown';
import { PlacementReport, placementReport } from './placement-report';
import { renderText } from './placement-text';
import { tellWarnings } from './warnings';

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
    const report = readDatedReport(args, RENDERERS, USAGE);
    return typeof report === 'number' ? report : print(report);
  },
};

function print({ file, today, render }: DatedReport<PlacementReport>): number {
  // Without a day, so that an overdue review does not keep the report of it from being printed.
  const { deployment, problems } = readDeployment(file);
  if (deployment !== undefined) console.log(render(placementReport(deployment, today)));
  const judged = deployment === undefined ? { problems, warnings: [] } : readDeployment(file, { today });
  tellWarnings(judged.warnings);
  for (const problem of judged.problems) console.error(problem);
  return judged.problems.length > 0 ? 1 : 0;
}
