import { ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { grouped } from '../../lib/compliance/grouped';
import { CheckReport, LocatedFinding } from './report';

/** A report as JUnit writes them: a place that passed is a test that passed, what is accepted is a skipped one. */
export function renderJunit({ findings }: CheckReport): string {
  const suites = [...grouped(findings, ({ file }) => [file])].map(([file, own]) => suiteOf(file, own));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="openclaw-cdk">',
    ...suites,
    '</testsuites>',
  ].join('\n');
}

function suiteOf(file: string, findings: readonly LocatedFinding[]): string {
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(isSkipped).length;
  return [
    `  <testsuite name="${escapeXml(file)}" tests="${findings.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...findings.map(caseOf),
    '  </testsuite>',
  ].join('\n');
}

function caseOf(finding: LocatedFinding): string {
  const { id, place, construct, file, position } = finding;
  const name = place ? `${id} ${place}` : id;
  const head = `    <testcase classname="${escapeXml(construct)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${position.line}"`;
  const body = bodyOf(finding);
  return body === '' ? `${head}/>` : `${head}>${body}</testcase>`;
}

function bodyOf(finding: LocatedFinding): string {
  const { rule, standing, acceptance, file, position } = finding;
  if (standing === 'compliant') return '';
  if (standing === 'acknowledged') return `<skipped message="${escapeXml(`Acknowledged: ${acceptance?.reason}`)}"/>`;
  if (finding.isKnown) return '<skipped message="Known from the baseline"/>';
  const text = escapeXml(`${file}:${position.line}: ${sentenceOf(finding)} ${rule.fix} ${ruleUrl(rule)}`);
  if (!isFailure(finding)) return `<system-out>${severityOf(finding)}: ${text}</system-out>`;
  return `<failure type="${severityOf(finding)}" message="${escapeXml(sentenceOf(finding))}">${text}</failure>`;
}

function isFailure(finding: LocatedFinding): boolean {
  return finding.standing === 'open' && !finding.isKnown && severityOf(finding) === 'error';
}

function isSkipped({ standing, isKnown }: LocatedFinding): boolean {
  return standing === 'acknowledged' || (standing === 'open' && isKnown);
}

function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows no other control characters, escaped or not.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
