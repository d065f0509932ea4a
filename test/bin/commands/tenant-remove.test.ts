import * as fs from 'node:fs';
import * as path from 'node:path';
import { edit } from '../../deployment/edit';
import { ACME } from '../tenants/fixture';
import { TenantRuns } from './tenant-runs';

let runs: TenantRuns;

beforeEach(() => {
  runs = new TenantRuns();
  runs.write();
});

afterEach(() => runs.remove());

test('takes a tenant out, says what stays, and what to do next', async () => {
  expect(await runs.run('remove', 'FILE', 'support', '--today', '2026-11-01')).toEqual({
    code: 0,
    err: '',
    out: `Removed support from cell a, slot 1.
  Slot 1, its host and its id stay taken, and its state is kept until 2026-12-06
  The comment above it stayed; take it out if it was about support

Next
  1. Delete its stack in cell a, and the gateway with it; its state, its third-party keys and its logs stay.
       aws cloudformation delete-stack --stack-name acme-a-support
       aws cloudformation wait stack-delete-complete --stack-name acme-a-support
  2. Close its way out, and put removed-support in its place, which keeps its state until 2026-12-06 and then erases it.
       npx cdk deploy -c deployment=FILE acme-a/lists acme-a/removed-support
  3. Revoke its keys where they were issued, delete their secret, and take its address out of the channels.
  4. After 2026-12-06, when its log has the record state-erased, free its slot.
       npx openclaw-cdk tenant forget FILE support --cell a --erased '<erasedAt of the record>'`,
  });
  expect(runs.text).not.toContain('- id: support\n');
  expect(runs.text).toContain(
    'removedTenants:\n  - { id: support, cell: a, slot: 1, host: help, removedOn: "2026-11-01"',
  );
});

test('prints what docs/tenants.md shows', async () => {
  const page = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'tenants.md'), 'utf8');
  const { out } = await runs.run('remove', 'FILE', 'support', '--today', '2026-11-01');
  expect(page).toContain(out.replaceAll('FILE', 'acme.yaml'));
});

test('keeps the state for as many days as it is told', async () => {
  const { out } = await runs.run('remove', 'FILE', 'legal', '--today=2026-11-01', '--keep-days=400');
  expect(out).toContain('its state is kept until 2027-12-06\n\nNext');
});

test('counts from the day of the machine unless told otherwise', async () => {
  jest.useFakeTimers({ now: Date.parse('2027-01-31T23:00:00Z') });
  try {
    const { out } = await runs.run('remove', 'FILE', 'legal');
    expect(out).toContain('its state is kept until 2027-03-07\n');
  } finally {
    jest.useRealTimers();
  }
});

test('tells what the edited file warns of, at its place in the file', async () => {
  runs.write(edit(ACME, [['    kind: shared\n', '    kind: shared\n  - id: b\n    kind: dedicated\n']]));
  const { code, err } = await runs.run('remove', 'FILE', 'legal', '--today', '2026-11-01');
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: FILE:\d+:\d+: cells\[1\]\.id: "b" is dedicated, and no tenant is in it;/);
});

test('writes no day that the state cannot be kept until', async () => {
  const { code, err } = await runs.run('remove', 'FILE', 'legal', '--today', '2025-10-01');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^FILE \(edited\):\d+:\d+: removedTenants\[0\]\.keepUntil: must be 2026-01-01 or later, got 2025-11-05;/m,
  );
  expect(runs.text).toBe(ACME);
});

test('tells that there is no such tenant, and leaves the file as it was', async () => {
  const err = 'FILE: there is no tenant "legl"; did you mean "legal"?';
  expect(await runs.run('remove', 'FILE', 'legl')).toEqual({ code: 1, out: '', err });
  expect(runs.text).toBe(ACME);
});

test.each([
  [['FILE'], 'Name a tenant beside the file, got "FILE" alone'],
  [['FILE', 'legal', '--keep-days', '0'], '--keep-days "0" must be a whole number from 1 to 9999'],
  [['FILE', 'legal', '--keep-days', 'ten'], '--keep-days "ten" must be a whole number from 1 to 9999'],
  [['FILE', 'legal', '--today', '1.11.2026'], '--today "1.11.2026" is no day; write it as 2027-03-31'],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, err } = await runs.run('remove', ...args);
  expect(code).toBe(2);
  expect(err).toContain(`${problem}\n\nUsage: openclaw-cdk tenant remove `);
  expect(runs.text).toBe(ACME);
});
