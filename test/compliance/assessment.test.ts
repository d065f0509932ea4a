import { parseAcceptance } from '../../lib/compliance/acceptance';
import { assess, Finding, ruleUrl, sentenceOf, severityOf } from '../../lib/compliance/assessment';
import { Template } from '../../lib/compliance/template';
import { hasErrors, violationsOf } from '../../lib/compliance/violations';
import { NAMED, RETENTION } from './evidence/fixture';

const SOURCE = {
  Parameters: { Days: { Type: 'Number' } },
  Resources: {
    Kept: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365, LogGroupName: 'kept' } },
    Short: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7, LogGroupName: 'short' } },
    Unknown: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' }, LogGroupName: 'unknown' } },
    Nameless: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } },
  },
};

function judge(texts: { [id: string]: string } = {}, today?: string): Finding[] {
  return assess([new Template('Stack', SOURCE)], {
    rules: [RETENTION, NAMED],
    acceptances: Object.entries(texts).map(([id, text]) => parseAcceptance('Stack', id, text)),
    today,
    constructOf: ({ name }, logicalId) => `${name}/${logicalId}`,
  });
}

function find(resource: string, findings: Finding[], rule = RETENTION): Finding {
  const found = findings.find(finding => finding.resource === resource && finding.rule === rule);
  if (found === undefined) throw new Error(`no finding on ${resource}`);
  return found;
}

test('tells every place that a rule judged, whatever the outcome', () => {
  const outcomes = judge().map(({ id, resource, outcome, standing }) => [id, resource, outcome, standing]);
  expect(outcomes.slice(0, 4)).toEqual([
    ['OpenClaw-LOG1', 'Kept', 'compliant', 'compliant'],
    ['OpenClaw-LOG1', 'Short', 'non-compliant', 'open'],
    ['OpenClaw-LOG1', 'Unknown', 'undecidable', 'open'],
    ['OpenClaw-LOG1', 'Nameless', 'compliant', 'compliant'],
  ]);
});

test('puts the subject of a verdict into the id', () => {
  expect(find('Nameless', judge(), NAMED)).toMatchObject({
    id: 'OpenClaw-LOG2[Nameless]',
    construct: 'Stack/Nameless',
  });
});

test('what only the deployment tells is a warning that says what and where', () => {
  const finding = find('Unknown', judge());
  expect(severityOf(finding)).toBe('warning');
  expect(sentenceOf(finding)).toBe(
    'Cannot be told from the template, because the value of RetentionInDays is only known at deployment: ' +
      'A log group is not kept for a year.',
  );
});

test('an acknowledgement covers what is wrong and what cannot be told, not what is right', () => {
  const findings = judge({ 'OpenClaw-LOG1': 'Short for now.' });
  expect(['Kept', 'Short', 'Unknown'].map(resource => find(resource, findings).standing)).toEqual([
    'compliant',
    'acknowledged',
    'acknowledged',
  ]);
});

test('an expired acknowledgement leaves a finding open, and the sentence says since when', () => {
  const finding = find('Short', judge({ 'OpenClaw-LOG1': 'Short. (expires: 2026-01-31)' }, '2026-02-01'));
  expect(finding.standing).toBe('open');
  expect(sentenceOf(finding)).toBe('A log group is not kept for a year. Its acknowledgement expired on 2026-01-31.');
});

test('violations with the same words are one, and only errors fail', () => {
  const violations = violationsOf(judge(), new Map([['Stack', '/out/Stack.template.json']]));
  expect(
    violations.map(({ ruleName, severity, violatingResources }) => [ruleName, severity, violatingResources.length]),
  ).toEqual([
    ['OpenClaw-LOG1', 'error', 1],
    ['OpenClaw-LOG1', 'warning', 1],
    ['OpenClaw-LOG2[Nameless]', 'warning', 1],
  ]);
  expect(violations[0]).toMatchObject({
    fix: 'Set RetentionInDays to 365.',
    violatingResources: [
      {
        resourceLogicalId: 'Short',
        templatePath: '/out/Stack.template.json',
        locations: ['Properties.RetentionInDays'],
      },
    ],
  });
  expect(hasErrors(violations)).toBe(true);
  expect(hasErrors(violations.slice(1))).toBe(false);
});

test('a subject cannot break the id that the CDK reads', () => {
  const rule = { ...RETENTION, judge: () => [{ outcome: 'non-compliant' as const, resource: '', subject: 'a] (b' }] };
  const [finding] = assess([new Template('Stack', {})], { rules: [rule], acceptances: [], constructOf: () => '' });
  expect(finding).toMatchObject({ id: 'OpenClaw-LOG1[a---b]', construct: 'Stack' });
});

test('each rule has a page, those of cdk-nag have theirs', () => {
  expect(ruleUrl(RETENTION)).toMatch(/\/docs\/rules\.md#openclaw-log1$/);
  expect(ruleUrl({ ...RETENTION, id: 'AwsSolutions-S1' })).toMatch(/\/cdk-nag\/.*RULES\.md$/);
});
