import { edit } from '../../deployment/edit';
import { ACME } from '../tenants/fixture';
import { TenantRuns } from './tenant-runs';

let runs: TenantRuns;

beforeEach(() => {
  runs = new TenantRuns();
  runs.write(edit(ACME, [['    kind: shared\n', '    kind: shared\n  - id: b\n    kind: shared\n']]));
});

afterEach(() => runs.remove());

const TODAY = ['--today', '2026-11-01'];

test('moves a tenant, and prints the steps that take its gateway there in order', async () => {
  const { code, out, err } = await runs.run('move', 'FILE', 'support', '--cell', 'b', ...TODAY);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatchSnapshot();
  expect(runs.text).toContain('  - id: support\n    cell: b   # with the others\n    slot: 1\n');
});

test('has a new cell deployed without the gateway first, so that its state is there before it', async () => {
  const { out } = await runs.run('move', 'FILE', 'support', ...TODAY);
  expect(out).toContain('to cell b, slot 1.');
  runs.write();
  const opened = (await runs.run('move', 'FILE', 'support', ...TODAY)).out;
  expect(opened).toContain('  Cell b, a new shared one: no other is shared\n');
  expect(opened).toContain('npx cdk deploy --no-rollback -c deployment=FILE acme-b/lists acme-b/cell\n');
});

test('refuses to move a tenant back while the tombstone of its move stands', async () => {
  await runs.run('move', 'FILE', 'support', '--cell', 'b', ...TODAY);
  const before = runs.text;
  expect(await runs.run('move', 'FILE', 'support', '--cell', 'a', ...TODAY)).toEqual({
    code: 1,
    out: '',
    err: 'FILE: support left cell a on 2026-11-01, and its state there is kept until 2026-12-06; move it again when that is forgotten',
  });
  expect(runs.text).toBe(before);
});

test.each([
  [['FILE', 'support', '--keep-days=-1'], '--keep-days "-1" must be a whole number from 1 to 9999'],
  [['FILE', 'support', '--today', '2026-13-01'], '--today "2026-13-01" is no day; write it as 2027-03-31'],
  [['FILE'], 'Name a tenant beside the file, got "FILE" alone'],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, err } = await runs.run('move', ...args);
  expect(code).toBe(2);
  expect(err).toMatch(/\n\nUsage: openclaw-cdk tenant move /);
  expect(err).toContain(problem);
});
