import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { Finding, ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { Rule, Severity } from '../../lib/compliance/rule';
import { CheckReport, LocatedFinding } from './report';

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/** The scale by which GitHub sorts findings of security. */
const SCORES: { readonly [severity in Severity]: string } = { error: '8.0', warning: '5.0', info: '2.0' };

/** A report in SARIF 2.1.0, as code scanning services read it. */
export function renderSarif({ version, rules, findings }: CheckReport): string {
  const results = findings
    .filter(({ standing }) => standing !== 'compliant')
    .map(finding => describeResult(finding, rules));
  const driver = {
    name: 'openclaw-cdk',
    semanticVersion: version,
    informationUri: 'https://github.com/openclaw-cdk/openclaw-cdk',
    rules: rules.map(describeRule),
  };
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
    },
    undefined,
    2,
  );
}

function describeRule(rule: Rule) {
  const { id, severity, sentence, why, fix, example } = rule;
  const code = example === '' ? '' : `\n\n\`\`\`\n${example}\n\`\`\``;
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: `${sentence} ${why}`.trim() },
    help: { text: fix || sentence, markdown: `${[why, fix].filter(Boolean).join(' ')}${code}` || sentence },
    helpUri: ruleUrl(rule),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['security'], 'security-severity': SCORES[severity] },
  };
}

function describeResult(finding: LocatedFinding, rules: readonly Rule[]) {
  const { rule, file, position, construct, place, isKnown, acceptance } = finding;
  return {
    ruleId: rule.id,
    ruleIndex: rules.findIndex(({ id }) => id === rule.id),
    level: LEVELS[severityOf(finding)],
    message: { text: `${sentenceOf(finding)} ${rule.fix}`.trim() },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: position.line, startColumn: position.column },
        },
        logicalLocations: [{ fullyQualifiedName: construct, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'openclawFinding/v1': fingerprintOf(finding) },
    baselineState: isKnown ? 'unchanged' : 'new',
    ...(finding.standing === 'acknowledged' ? { suppressions: [suppressionOf(acceptance)] } : {}),
    properties: { finding: finding.id, ...(place ? { place } : {}) },
  };
}

function suppressionOf(acceptance: Finding['acceptance']) {
  return { kind: 'inSource', justification: acceptance?.reason ?? '' };
}

function fingerprintOf({ id, stack, construct, place = '' }: Finding): string {
  return createHash('sha256').update([id, stack, construct, place].join('\n')).digest('hex').slice(0, 32);
}

/** Code scanning wants addresses relative to the root of the repository, where it is run. */
function uriOf(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const inside = relative.startsWith('..') ? path.resolve(file) : relative;
  return encodeURI(inside.split(path.sep).join('/'));
}
