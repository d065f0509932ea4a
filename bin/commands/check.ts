import { parseArgs } from 'node:util';
import { severityOf } from '../../lib/compliance/assessment';
import { isDay } from '../../lib/private/day';
import { readBaseline, writeBaseline } from '../check/baseline';
import { checkTemplates } from '../check/check-templates';
import { Candidate, findTemplates } from '../check/find-templates';
import { FORMATS } from '../check/formats';
import { isPackName, PACK_NAMES } from '../check/packs';
import { TemplateProblem } from '../check/parsed-template';
import { CheckReport, openFindings } from '../check/report';
import { Command, wrongUse } from './command';

const NAMES = [...FORMATS.keys()];

const USAGE = `Usage: openclaw-cdk check [options] <cdk.out | template.json | template.yaml | pattern> ...

Judges CloudFormation templates by the hardened baseline, together, as one deployment. Reads files and nothing else: no
credentials, no network. Exits with 1 when an error is found that nobody has acknowledged, with 2 when an input cannot
be judged.

Options:
  --format <format>   ${NAMES.join(', ')}; ${NAMES[0]} unless told otherwise
  --pack <names>      with commas between: ${PACK_NAMES.join(', ')};
                      openclaw unless told otherwise.
                      The packs of cdk-nag judge constructs, so a template is read back into constructs: they see no
                      nested stack and nothing behind a macro, and most of their rules cannot read functions
  --baseline <file>   fails on findings only that the file does not have
  --write-baseline    writes what is found to the file of --baseline, and exits with 0
  --today <day>       the day on which acknowledgements are judged, as 2027-03-31; without it none has expired
  --help              this text`;

/** Judges CloudFormation templates. */
export const check: Command = {
  name: 'check',
  summary: 'judges CloudFormation templates by the hardened baseline',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const render = FORMATS.get(values.format);
    const packs = values.pack.split(',').map(name => name.trim());
    const problem = misuse(values, positionals, packs);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    if (render === undefined) return wrongUse(`"${values.format}" is no format; use ${NAMES.join(', ')}`, USAGE);
    try {
      return judge(positionals, { ...values, packs: packs.filter(isPackName), render });
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      console.error(error.message);
      return 2;
    }
  },
};

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  pack: { type: 'string', default: 'openclaw' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'boolean', default: false },
  today: { type: 'string' },
} as const;

interface Settings {
  readonly packs: Parameters<typeof checkTemplates>[1]['packs'];
  readonly render: (report: CheckReport) => string;
  readonly baseline?: string;
  readonly 'write-baseline': boolean;
  readonly today?: string;
}

function judge(files: readonly string[], settings: Settings): number {
  const { packs, render, baseline, today } = settings;
  const isWriting = settings['write-baseline'];
  const known = baseline === undefined || isWriting ? new Set<string>() : readBaseline(baseline);
  const report = checkTemplates(files.flatMap(candidatesOf), { packs, today, baseline: known });
  console.log(render(report));
  const open = openFindings(report);
  if (isWriting && baseline !== undefined) {
    writeBaseline(baseline, open);
    return 0;
  }
  return open.some(finding => !finding.isKnown && severityOf(finding) === 'error') ? 1 : 0;
}

function candidatesOf(argument: string): Candidate[] {
  const found = findTemplates(argument);
  if (found.length === 0) throw new TemplateProblem(`${argument}: no template is there`);
  return found;
}

function misuse(values: Partial<Settings>, files: readonly string[], packs: readonly string[]): string | undefined {
  const unknown = packs.find(name => !isPackName(name));
  if (unknown !== undefined) return `"${unknown}" is no rule pack; use ${PACK_NAMES.join(', ')}`;
  if (files.length === 0) return 'Name a template, a pattern or a folder of a cloud assembly';
  if (values['write-baseline'] && values.baseline === undefined) return '--write-baseline needs --baseline <file>';
  if (values.today === undefined || isDay(values.today)) return undefined;
  return `"${values.today}" is no day; write it as 2027-03-31`;
}
