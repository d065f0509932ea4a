import { exitCodeOf } from '../../../bin/commands/quotas';
import { QUOTA_FORMATS } from '../../../bin/quotas/quota-formats';
import { quotaReport } from '../../../bin/quotas/quota-report';
import { cellOf } from '../cells';
import { onTerminal } from '../on-terminal';

const ACME = { name: 'acme', region: 'eu-central-1' };
const SMALL = quotaReport(cellOf(2), ACME);
const FULL = quotaReport(cellOf(85), ACME);

function render(format: string, report = SMALL): string {
  return QUOTA_FORMATS.get(format)?.(report) ?? '';
}

test('people get a line per quota with default, need, share, verdict, the stack that needs most, and the source', () => {
  const [head, ...lines] = render('text').split('\n');
  expect(head).toMatch(/^quota +per +default +needed +share +verdict +most in +source$/);
  expect(lines.find(line => line.startsWith('Fargate'))).toMatch(
    /^Fargate On-Demand vCPU +region +6 +2 +33 % +ok +https:\/\/docs\.aws\.amazon\.com\S+ \(recalled [\d-]+\)$/,
  );
  expect(lines.find(line => line.startsWith('rules of a load'))).toMatch(/ 100 +4 +4 % +ok +acme-a +https:/);
});

test('people are told what to do, and how many defaults are too little', () => {
  const lines = render('text', FULL).split('\n');
  const advice = lines.slice(lines.indexOf('What to do') + 1);
  expect(advice).toContainEqual(
    expect.stringMatching(/^ {2}rules of a load balancer: Ask for it: aws service-quotas .* --desired-value 170 \(/),
  );
  expect(lines.at(-1)).toMatch(
    /^acme needs more of 2 quotas than what AWS allows an account by default in eu-central-1/,
  );
  expect(render('text').split('\n').at(-1)).toMatch(/^acme fits into what AWS allows /);
});

test('people read whether it fits in lines that fit their terminal', () => {
  const lines = onTerminal(60, () => render('text')).split('\n');
  const closing = lines.slice(lines.lastIndexOf('') + 1);
  expect(closing.filter(line => line.length > 60)).toEqual([]);
  expect(closing.join(' ')).toBe(render('text').split('\n').at(-1));
});

test('reviews get a table with links to the sources', () => {
  const lines = render('markdown', FULL).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    '| quota | per | default | needed | share | verdict | most in | source |',
    '|---|---|--:|--:|--:|---|---|---|',
  ]);
  expect(lines.find(line => line.startsWith('| VPCs'))).toMatch(
    /^\| VPCs \| region \| 5 \| 1 \| 20 % \| ok \| {2}\| \[read [\d-]+\]\(https:\/\/docs\.aws\.amazon\.com\S+\) \|$/,
  );
  expect(lines).toContain('| quota | what to do |');
});

test('programs get each quota whole', () => {
  const report = JSON.parse(render('json'));
  expect(report).toMatchObject({ deployment: 'acme', region: 'eu-central-1' });
  expect(report.quotas).toContainEqual(
    expect.objectContaining({ id: 'vpcs', default: 5, needed: 1, share: 0.2, verdict: 'ok', status: 'read' }),
  );
});

test('the command answers 1 where a default is too little', () => {
  expect([exitCodeOf(SMALL), exitCodeOf(FULL)]).toEqual([0, 1]);
});
