import { Finding, ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { CheckReport, LocatedFinding } from './report';

/** A report for programs: what did not pass, and the number of places that did. */
export function renderJson(report: CheckReport): string {
  const { version, packs, files, findings } = report;
  const passed = findings.filter(({ standing }) => standing === 'compliant').length;
  const rest = findings.filter(({ standing }) => standing !== 'compliant').map(describe);
  return JSON.stringify({ format: 1, version, packs, files, passed, findings: rest }, undefined, 2);
}

function describe(finding: LocatedFinding) {
  const { id, rule, outcome, standing, file, position, resource, construct, place, acceptance, isKnown } = finding;
  return {
    id,
    rule: rule.id,
    severity: severityOf(finding),
    outcome,
    standing,
    isKnown,
    sentence: sentenceOf(finding),
    why: rule.why,
    fix: rule.fix,
    url: ruleUrl(rule),
    file,
    ...position,
    construct,
    resource,
    place,
    acknowledgement: describeAcceptance(acceptance),
  };
}

function describeAcceptance(acceptance: Finding['acceptance']) {
  if (acceptance === undefined) return undefined;
  const { construct, reason, owner, expires } = acceptance;
  return { construct, reason, owner, expires };
}
