import { edit, VALID } from '../../deployment/edit';
import { ACME } from '../tenants/fixture';
import { TenantRuns } from './tenant-runs';

let runs: TenantRuns;

beforeEach(() => {
  runs = new TenantRuns();
  runs.write(`${ACME}removedTenants:
  - { id: intern, cell: a, slot: 3, removedOn: "2026-11-01", keepUntil: "2026-12-06" }
`);
});

afterEach(() => runs.remove());

test('prints who is where, by cell and slot, and how full the cells are', async () => {
  expect(await runs.run('list', 'FILE', '--today', '2026-12-06')).toEqual({
    code: 0,
    err: '',
    out: [
      'id       cell  slot  host                      classification  owner         review      state',
      'support  a        1  help.a.claw.example.com   internal        support-team  2027-05-01  active',
      'legal    a        2  legal.a.claw.example.com  internal        legal-team    2027-05-01  active',
      'intern   a        3                                                                      removed, kept until 2026-12-06',
      'press    a        4  press.a.claw.example.com  public          press         2027-05-01  active',
      '',
      'Cell a (shared): 4 of 85 slots taken.',
    ].join('\n'),
  });
});

test('tells which reviews are overdue and which state is to be forgotten', async () => {
  const { out } = await runs.run('list', 'FILE', '--today', '2027-05-02');
  expect(out).toMatch(/^support .* review is overdue$/m);
  expect(out).toMatch(/^intern .* removed, to be forgotten since 2026-12-06$/m);
});

test('tells where a tenant moved to', async () => {
  await runs.run('move', 'FILE', 'legal', '--today', '2026-11-01');
  const { out } = await runs.run('list', 'FILE', '--today', '2026-11-02');
  expect(out).toMatch(/^legal +a +2 +moved to b, kept until 2026-12-06$/m);
  expect(out).toMatch(/^legal +b +1 +legal\.b\.claw\.example\.com /m);
});

test('prints JSON for programs', async () => {
  const list = JSON.parse((await runs.run('list', '--format', 'json', 'FILE', '--today', '2026-11-02')).out);
  expect(list).toMatchObject({ deployment: 'acme', cells: [{ id: 'a', kind: 'shared', taken: 4, slots: 85 }] });
  expect(list.tenants).toHaveLength(4);
  expect(list.tenants[2]).toEqual({
    id: 'intern',
    cell: 'a',
    slot: 3,
    state: 'kept',
    removedOn: '2026-11-01',
    keepUntil: '2026-12-06',
  });
});

test('prints a Markdown table in which no text of the file is markup', async () => {
  runs.write(edit(ACME, [["owner: 'support-team'", 'owner: support_team']]));
  const { out } = await runs.run('list', '--format=markdown', 'FILE', '--today', '2026-11-02');
  expect(out.split('\n').slice(0, 3)).toEqual([
    '| id | cell | slot | host | classification | owner | review | state |',
    '|---|---|--:|---|---|---|---|---|',
    '| support | a | 1 | help.a.claw.example.com | internal | support\\_team | 2027-05-01 | active |',
  ]);
});

test('tells what the file warns of beside the list, so that programs still read that', async () => {
  runs.write(edit(ACME, [['    kind: shared\n', '    kind: shared\n  - id: b\n    kind: dedicated\n']]));
  const { code, out, err } = await runs.run('list', 'FILE', '--format', 'json');
  expect({ code, tenants: JSON.parse(out).tenants.length }).toEqual({ code: 0, tenants: 3 });
  expect(err).toMatch(/^warning: FILE:\d+:\d+: cells\[1\]\.id: "b" is dedicated, and no tenant is in it;/);
});

test('tells what is wrong with a file', async () => {
  runs.write(edit(ACME, [['environment: development', 'environment: x']]));
  expect(await runs.run('list', 'FILE')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^FILE:7:14: environment/),
  });
  runs.write(VALID);
  expect((await runs.run('list', 'FILE')).err).toBe(
    'FILE: has the topology single-tenant; tenants are added to multi-tenant and hybrid ones',
  );
});

test.each([
  [[], 'Name one deployment file, got none'],
  [['a', 'b'], 'Name one deployment file, got 2'],
  [['FILE', '--format', 'xml'], '"xml" is no format; use text, json, markdown'],
  [['FILE', '--today', 'x'], '--today "x" is no day; write it as 2027-03-31'],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, err } = await runs.run('list', ...args);
  expect(code).toBe(2);
  expect(err).toContain(`${problem}\n\nUsage: openclaw-cdk tenant list `);
});
