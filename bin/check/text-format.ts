import { ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { grouped } from '../../lib/compliance/grouped';
import { Severity } from '../../lib/compliance/rule';
import { paint } from '../terminal';
import { acknowledgedFindings, CheckReport, LocatedFinding, openFindings } from './report';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;
const INDENT = ' '.repeat(13);

/** A report for people: findings by file and construct, then one line that sums up. */
export function renderText(report: CheckReport): string {
  const open = openFindings(report);
  const lines = [...grouped(open, ({ file }) => [file])].flatMap(([file, findings]) => [
    paint('underline', visible(file)),
    ...[...grouped(findings, ({ construct }) => [construct])].flatMap(([construct, own]) => [
      '',
      `  ${paint('bold', visible(construct))}`,
      ...own.flatMap(describe),
    ]),
    '',
  ]);
  return [...lines, summaryOf(report)].join('\n');
}

/** How many findings there are, and of what was judged. */
export function summaryOf(report: CheckReport): string {
  const open = openFindings(report);
  const count = (severity: Severity) => open.filter(finding => severityOf(finding) === severity).length;
  const known = open.filter(({ isKnown }) => isKnown).length;
  const parts = [
    number(count('error'), 'error'),
    number(count('warning'), 'warning'),
    `${acknowledgedFindings(report).length} acknowledged`,
    ...(count('info') > 0 ? [`${count('info')} for information`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
  ];
  const judged = number(report.findings.length, 'place');
  const things = `${number(report.resources, 'resource')} in ${number(report.files.length, 'template')}`;
  return `${parts.join(', ')}; ${judged} judged, ${things}, packs: ${report.packs.join(', ')}`;
}

function describe(finding: LocatedFinding): string[] {
  const { id, rule, place, position, isKnown } = finding;
  const severity = severityOf(finding);
  const label = paint(COLOURS[severity], severity.padEnd(8));
  const where = [visible(place ?? ''), `line ${position.line}`, isKnown ? 'known from the baseline' : '']
    .filter(Boolean)
    .join(', ');
  return [
    `    ${label} ${paint('bold', visible(id))}  ${visible(sentenceOf(finding))}`,
    `${INDENT}${paint('dim', where)}`,
    ...(rule.fix === '' ? [] : [`${INDENT}${rule.fix}`]),
    `${INDENT}${paint('dim', ruleUrl(rule))}`,
  ];
}

// A template from elsewhere must not steer the terminal of whoever judges it.
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
