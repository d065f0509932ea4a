import { ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { acknowledgedFindings, CheckReport, LocatedFinding, openFindings } from './report';
import { summaryOf } from './text-format';

/** A report for a pull request or a job summary. */
export function renderMarkdown(report: CheckReport): string {
  const open = openFindings(report);
  const accepted = acknowledgedFindings(report);
  return [
    '## OpenClaw checks',
    '',
    `${summaryOf(report)}.`,
    ...(open.length > 0 ? ['', '| | rule | where | what |', '|---|---|---|---|', ...open.map(row)] : []),
    ...(accepted.length > 0
      ? [
          '',
          '### Acknowledged',
          '',
          '| rule | where | why | owner | until |',
          '|---|---|---|---|---|',
          ...accepted.map(acceptedRow),
        ]
      : []),
  ].join('\n');
}

function row(finding: LocatedFinding): string {
  const { id, rule, construct, place, file, position, isKnown } = finding;
  const severity = isKnown ? `${severityOf(finding)}, known` : severityOf(finding);
  const where = [construct, ...(place ? [place] : []), `${file}:${position.line}`].map(code).join('<br>');
  return cells([
    severity,
    `[${escapeCell(id)}](${ruleUrl(rule)})`,
    where,
    escapeCell(`${sentenceOf(finding)} ${rule.fix}`),
  ]);
}

function acceptedRow({ id, construct, acceptance }: LocatedFinding): string {
  const { reason = '', owner = '', expires = '' } = acceptance ?? {};
  return cells([code(id), code(construct), escapeCell(reason), escapeCell(owner), expires]);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, '').replace(/\|/g, '\\|')}\``;
}

function escapeCell(text: string): string {
  return text
    .replace(/[\\|<>`*_[\]]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}
