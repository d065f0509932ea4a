import { parseAcceptance } from '../../../lib/compliance/acceptance';
import { renderPage } from '../../../lib/compliance/evidence/page/page';
import { evidenceOf } from './fixture';

const GROUP = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365, LogGroupName: 'kept' } };
const SHORT = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7, LogGroupName: '<b>' } };
const SOURCES = { Stack: { Resources: { Kept: GROUP, Short: SHORT } } };

test('tells control, rule, resource and verdict for each framework', () => {
  const [guide, nist] = evidenceOf(SOURCES).frameworks;
  expect(guide?.controls).toMatchObject([
    {
      id: 'guide:one',
      title: 'Logs are kept',
      rules: [
        {
          rule: 'OpenClaw-LOG1',
          resources: [
            { construct: 'Stack/Kept', verdict: 'passed' },
            { construct: 'Stack/Short', verdict: 'failed' },
          ],
        },
        { rule: 'OpenClaw-LOG2', tally: { compliant: 2 } },
      ],
    },
    { id: 'guide:two', rules: [] },
  ]);
  expect(nist?.controls.map(({ id, rules }) => [id, rules.length])).toEqual([['AU-11', 1]]);
});

test('tells of each acknowledgement who, why, until when, whether it holds and what it covers', () => {
  const acceptances = [
    parseAcceptance('Stack/Short', 'OpenClaw-LOG1', 'A test. (owner: ops; expires: 2026-01-31)'),
    parseAcceptance('Stack', 'AwsSolutions-S1', 'Another pack.'),
  ];
  expect(evidenceOf(SOURCES, acceptances, '2026-02-01')).toMatchObject({
    today: '2026-02-01',
    tally: { compliant: 3, open: 1 },
    acknowledgements: [
      { id: 'OpenClaw-LOG1', reason: 'A test.', owner: 'ops', expires: '2026-01-31', standing: 'expired', covers: 1 },
      { id: 'AwsSolutions-S1', standing: 'in force', covers: 0 },
    ],
  });
});

test('counts what is acknowledged by itself', () => {
  const { tally, findings } = evidenceOf(SOURCES, [parseAcceptance('Stack', 'OpenClaw-LOG1', 'A test.')]);
  expect(tally).toEqual({ compliant: 3, open: 0, acknowledged: 1, undecidable: 0 });
  expect(findings.filter(({ verdict }) => verdict === 'acknowledged').map(({ construct }) => construct)).toEqual([
    'Stack/Short',
  ]);
});

test('names the bytes of each template that was judged', () => {
  const [stack] = evidenceOf(SOURCES).stacks;
  expect(stack).toMatchObject({ name: 'Stack', resources: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const [other] = evidenceOf({ Stack: { Resources: { Kept: GROUP } } }).stacks;
  expect(other?.sha256).not.toBe(stack?.sha256);
});

test('the page needs nothing from anywhere else', () => {
  const page = renderPage(evidenceOf(SOURCES));
  expect(page).not.toMatch(/<(script|link|img|iframe|object)\b|\bsrc=|@import|url\(/i);
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test('the page escapes what templates say', () => {
  const page = renderPage(evidenceOf({ '<i>': { Resources: { '<u onclick=x>': SHORT } } }));
  expect(page).not.toMatch(/<i>|<u |<b>|<of its own>/);
  expect(page).toContain('&#60;i&#62;');
});

test('every table of the page has a caption, headings for its columns and a name on each cell', () => {
  const page = renderPage(evidenceOf(SOURCES));
  const tables = page.match(/<table>.*?<\/table>/gs) ?? [];
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) {
    expect(table).toMatch(
      /^<table>\n<caption>[^<]+<\/caption>\n<thead><tr>(<th scope="col">[^<]+<\/th>)+<\/tr><\/thead>/,
    );
    expect(table).not.toMatch(/<td>|<td data-label="">/);
  }
});

test('every section that the page links to is there', () => {
  const page = renderPage(evidenceOf(SOURCES));
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(9);
  for (const id of targets) expect(page).toContain(`id="${id}"`);
});

test('a page about nothing says so', () => {
  const page = renderPage(evidenceOf({ Stack: { Resources: {} } }));
  for (const text of [
    'Nothing is open.',
    'Nobody has accepted anything.',
    'hold no VPC',
    'hold no secret',
    'hold no data',
  ]) {
    expect(page).toContain(text);
  }
});
