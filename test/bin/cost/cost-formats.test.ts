import { COST_FORMATS } from '../../../bin/cost/cost-formats';
import { costReport } from '../../../bin/cost/cost-report';
import { cellOf, resource, stackOf } from '../cells';
import { onTerminal } from '../on-terminal';

function render(format: string, region = 'eu-central-1'): string {
  return COST_FORMATS.get(format)?.(costReport(cellOf(2), { name: 'acme', region })) ?? '';
}

test('people get the total, then what tenants, cells and services cost at low and at high use', () => {
  const [headline = '', ...lines] = render('text').split('\n');
  const [, low = '', high = ''] =
    /^acme in eu-central-1: USD ([\d.]+) a month at low use, ([\d.]+) at high use$/.exec(headline) ?? [];
  expect(Number(high)).toBeGreaterThan(Number(low));
  const money = ' +[\\d.]+'.repeat(6);
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^tenant-1 +acme-a${money}$`)));
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^acme-a +2.* ${low} +${high}$`)));
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^total +${low} +${high}$`)));
  expect(lines.at(-1)).toMatch(
    /^List prices of eu-central-1, the oldest of [\d-]+; \d+ of \d+ are still to be looked up/,
  );
});

test('people see which tenants are removed, so that none seems to be in two cells', () => {
  const files = stackOf({ Files: resource('AWS::EFS::FileSystem') });
  const removed = stackOf({}, { part: 'removed', tenant: 'tenant-1', stackName: 'acme-a-removed-tenant-1' });
  const report = costReport([files, removed, ...cellOf(1, 'acme-b')], { name: 'acme', region: 'eu-central-1' });
  const lines = COST_FORMATS.get('text')?.(report).split('\n');
  expect(lines?.filter(line => line.startsWith('tenant-1')).map(line => line.split(/ {2,}/)[0])).toEqual([
    'tenant-1 (removed)',
    'tenant-1',
  ]);
});

test('people are told when the prices are those of another region', () => {
  expect(render('text', 'eu-west-3')).toContain('List prices of us-east-1 (the table has none of eu-west-3), ');
});

test('people read the terms of the prices in lines that fit their terminal', () => {
  const lines = onTerminal(60, () => render('text')).split('\n');
  const terms = lines.slice(lines.lastIndexOf('') + 1);
  expect(terms.filter(line => line.length > 60)).toEqual([]);
  expect(terms.join(' ')).toBe(render('text').split('\n').at(-1));
});

test('reviews get a table each for tenants, cells and services', () => {
  const text = render('markdown');
  expect(text).toMatch(/^## acme in eu-central-1: USD [\d.]+ a month at low use, [\d.]+ at high use\n/);
  expect(text.match(/^### .*$/gm)).toEqual([
    '### By tenant: what it adds, and its part of its cell',
    '### By cell: what its tenants share, and what they add',
    '### By service',
  ]);
  expect(text).toContain('\n| service | low | high |\n|---|--:|--:|\n');
});

test('programs get each price with its source and each assumption with its reason', () => {
  const report = JSON.parse(render('json'));
  expect(report.tenants).toMatchObject([{ tenant: 'tenant-1' }, { tenant: 'tenant-2' }]);
  expect(report.prices).toContainEqual(expect.objectContaining({ id: 'natGateway', source: expect.any(String) }));
  expect(report.usage).toContainEqual(expect.objectContaining({ price: 'natGatewayGb', reason: expect.any(String) }));
});
