import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dispatch } from '../../../bin/commands/dispatch';
import { CELLS, edit, VALID } from '../../deployment/edit';

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-placement-'));
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

/** Runs the command as a pipe sees it. */
async function run(...args: string[]) {
  const out = jest.spyOn(console, 'log').mockImplementation();
  const err = jest.spyOn(console, 'error').mockImplementation();
  try {
    const code = await dispatch(['placement', ...args]);
    return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

function write(text = CELLS, ...edits: [string, string][]): string {
  const file = path.join(directory, 'deployment.yaml');
  fs.writeFileSync(file, edit(text, edits));
  return file;
}

const TODAY = ['--today', '2026-11-28'];
const PRODUCTION: [string, string] = ['environment: development', 'environment: production'];

test('prints each cell with its tenants, what they are for, and the rule that let them run there', async () => {
  expect(await run(write(), ...TODAY)).toEqual({
    code: 0,
    err: '',
    out: [
      'acme, hybrid, on 2026-11-28',
      '',
      'Cell a  shared, 2 tenants, 1 removed, 82 of 85 slots free',
      '  slot  tenant   classification  host                        owner         review by   review       why',
      '     1  support  internal        support.a.claw.example.com  support-team  2027-05-01  in 154 days  placement.internal: shared (default)',
      '        Answers first-line questions of customers.',
      '     2  sales    public          offers.a.claw.example.com   sales-team    2027-06-01  in 185 days  placement.public: shared (default)',
      '        Drafts offers from the price list.',
      '     3  intern   removed         –                           –             –           –            removed on 2026-11-01, state kept until 2026-12-06',
      '',
      'Cell legal  dedicated, 1 tenant',
      '  slot  tenant   classification  host                            owner             review by   review      why',
      '     1  counsel  restricted      counsel.legal.claw.example.com  legal-operations  2027-01-15  in 48 days  placement.restricted: dedicated (default)',
      '        Finds clauses in contracts that are under way.',
      '',
      'Least isolation: public shared, internal shared, confidential dedicated, restricted dedicated.',
      'Reviews: 0 overdue, 0 due within 30 days.',
    ].join('\n'),
  });
});

test.each([
  { today: '2026-12-16', state: 'in 30 days', closing: 'Reviews: 0 overdue, 1 due within 30 days.' },
  { today: '2027-01-14', state: 'in 1 day ', closing: 'Reviews: 0 overdue, 1 due within 30 days.' },
  { today: '2027-01-15', state: 'due today', closing: 'Reviews: 0 overdue, 1 due within 30 days.' },
  { today: '2027-01-16', state: 'overdue by 1 day', closing: 'Reviews: 1 overdue, 0 due within 30 days.' },
])('on $today the review of a tenant is $state', async ({ today, state, closing }) => {
  const { code, out } = await run('--today', today, write());
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`counsel .* 2027-01-15  ${state}`));
  expect(out.split('\n').at(-1)).toBe(closing);
});

test('prints the report of an overdue review in production too, and answers 1', async () => {
  const { code, out, err } = await run('--today', '2027-01-16', write(CELLS, PRODUCTION));
  expect(code).toBe(1);
  expect(out).toContain('overdue by 1 day');
  expect(err).toMatch(/:57:15: tenants\[2\]\.reviewBy: counsel .* was to be reviewed by 2027-01-15/);
});

test('warns of an overdue review in development, and answers 0', async () => {
  const { code, err } = await run('--today', '2027-01-16', write());
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: .*:57:15: tenants\[2\]\.reviewBy: counsel /);
});

test('says which rules the file makes itself, and who has more isolation than they ask for', async () => {
  const policy: [string, string] = ['cells:\n', 'placement: { restricted: shared, public: shared }\ncells:\n'];
  const { out } = await run(write(CELLS, policy), ...TODAY);
  expect(out).toContain('placement.restricted: shared, dedicated by choice');
  expect(out).toContain('placement.public: shared\n');
  expect(out).toContain('Least isolation: public shared, internal shared, confidential dedicated, ');
});

test('tells where a tenant moved to, and whose state may be erased', async () => {
  const moved: [string, string] = ['    removedOn', '    movedTo: legal\n    removedOn'];
  const { out } = await run(write(CELLS, moved), '--today', '2026-12-07');
  expect(out).toContain('moved to legal on 2026-11-01, state kept until 2026-12-06, may be erased');
});

test('prints Markdown for a governance board, in which no text of the file is markup', async () => {
  const purpose: [string, string] = ['Drafts offers from the price list.', '"Drafts <b>offers</b> | [x](y)"'];
  const { out } = await run(write(CELLS, purpose), ...TODAY, '--format', 'markdown');
  const lines = out.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '# Placement of acme',
    '',
    'Topology hybrid, on 2026-11-28: 3 running, 1 removed and kept. Least isolation: public shared, internal shared, confidential dedicated, restricted dedicated. Reviews: 0 overdue, 0 due within 30 days.',
  ]);
  expect(lines).toContain(
    '| sales | public | shared | a | 2 | offers.a.claw.example.com | sales-team | Drafts \\<b\\>offers\\</b\\> \\| \\[x\\](y) | 2027-06-01 | in 185 days | placement.public: shared (default) |',
  );
  expect(lines).toContain('| intern | a | 3 | removed on 2026-11-01 | state kept until 2026-12-06 |');
  expect(lines).toContain('| legal | dedicated | 1 | 0 | 0 |');
});

test('prints JSON for programs', async () => {
  const { out } = await run(write(), ...TODAY, '--format=json');
  const report = JSON.parse(out);
  expect(report).toMatchObject({ deployment: 'acme', topology: 'hybrid', today: '2026-11-28' });
  expect(report.policy[3]).toEqual({ classification: 'restricted', placement: 'dedicated', source: 'default' });
  expect(report.cells[0]).toEqual({ cell: 'a', kind: 'shared', tenants: 2, removed: 1, slots: 85, free: 82 });
  expect(report.tenants[2]).toEqual({
    tenant: 'counsel',
    classification: 'restricted',
    placement: 'dedicated',
    cell: 'legal',
    slot: 1,
    host: 'counsel.legal.claw.example.com',
    owner: 'legal-operations',
    purpose: 'Finds clauses in contracts that are under way.',
    review: { day: '2027-01-15', daysLeft: 48 },
    rule: 'placement.restricted: dedicated (default)',
  });
  expect(report.removedTenants).toEqual([
    { tenant: 'intern', cell: 'a', slot: 3, removedOn: '2026-11-01', keep: { day: '2026-12-06', daysLeft: 8 } },
  ]);
});

test('names no host of tenants whom nobody can reach', async () => {
  const ingress = CELLS.slice(CELLS.indexOf('ingress:'), CELLS.indexOf('egress:'));
  const none: [string, string][] = [
    [ingress, 'ingress: { kind: none }\n'],
    ['    host: offers\n', ''],
  ];
  const { out } = await run(write(CELLS, ...none), ...TODAY);
  expect(out).toMatch(/sales {4}public {10}– {5}sales-team/);
});

test('places the one tenant of a single-tenant file', async () => {
  const { code, out } = await run(write(VALID), ...TODAY);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'small, single-tenant, on 2026-11-28',
    '',
    'small  dedicated, 1 tenant',
    '  slot  tenant   classification  host                   owner  review by  review  why',
    '     1  support  –               assistant.example.com  –      –          –       topology: single-tenant',
    '',
  ]);
});

test('tells every mistake of the file on stderr and answers 1', async () => {
  const { code, out, err } = await run(write(CELLS, ['slot: 2', 'slot: 1']), ...TODAY);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/:42:11: tenants\[1\]\.slot: 1 is the slot of support/);
});

test('takes the day of the machine unless told otherwise', async () => {
  jest.useFakeTimers({ now: new Date('2026-12-24T12:00:00Z') });
  try {
    expect((await run(write())).out).toMatch(/^acme, hybrid, on 2026-12-24\n/);
  } finally {
    jest.useRealTimers();
  }
});

test.each([
  { args: [], problem: 'Name one deployment file, got none' },
  { args: ['a.yaml', 'b.yaml'], problem: 'Name one deployment file, got 2' },
  { args: ['--format', 'xml', 'a.yaml'], problem: '"xml" is no format; use text, markdown, json' },
  { args: ['--today', '2027-02-29', 'a.yaml'], problem: '--today "2027-02-29" is no day; write it as 2027-03-31' },
  { args: ['--colour', 'a.yaml'], problem: "Unknown option '--colour'" },
])('says how it is used, and answers 2, when it is called with $args', async ({ args, problem }) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(new RegExp(`^${problem}\n\nUsage: openclaw-cdk placement `));
});
