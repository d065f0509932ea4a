import { TenantRuns } from './tenant-runs';

let runs: TenantRuns;

beforeEach(async () => {
  runs = new TenantRuns();
  runs.write();
  await runs.run('remove', 'FILE', 'legal', '--today', '2026-11-01');
});

afterEach(() => runs.remove());

const ERASED = ['--erased', 'execution 7f3c'];

test('frees the slot once its day has passed, with the evidence for the description of the change', async () => {
  expect(await runs.run('forget', 'FILE', 'legal', ...ERASED, '--today', '2026-12-07')).toEqual({
    code: 0,
    err: '',
    out: `Forgot legal in cell a: slot 2 is free.
  For the description of the change: state of legal, kept until 2026-12-06, erased; evidence execution 7f3c
  Backups of the cell hold it until backupsExpire of the record

Next
  1. Delete the stack removed-legal, which has done its work; the record of the erasure stays.
       aws cloudformation delete-stack --stack-name acme-a-removed-legal
       aws cloudformation wait stack-delete-complete --stack-name acme-a-removed-legal`,
  });
  expect(runs.text).toContain('\nremovedTenants: []\n');
});

test('tells that a cell is empty, and how it is destroyed', async () => {
  for (const id of ['support', 'press']) await runs.run('remove', 'FILE', id, '--today', '2026-11-01');
  const forget = (id: string) => runs.run('forget', 'FILE', id, ...ERASED, '--today', '2026-12-07');
  expect((await forget('support')).out).not.toContain('Nobody is left');
  expect((await forget('press')).out).not.toContain('Nobody is left');
  expect(
    (await forget('legal')).out,
  ).toContain(`  2. Nobody is left in cell a: destroy it, then take it out of cells, or keep it for the next tenant.
       npx cdk destroy -c deployment=FILE 'acme-a/*'`);
});

test('refuses before its day has passed', async () => {
  const before = runs.text;
  expect(await runs.run('forget', 'FILE', 'legal', ...ERASED, '--today', '2026-12-06')).toEqual({
    code: 1,
    out: '',
    err: 'FILE: the state of legal in cell a is kept until 2026-12-06, and today is 2026-12-06; forget it when it was erased after that day',
  });
  expect(runs.text).toBe(before);
});

test.each([
  [['FILE', 'legal'], '--erased must name what shows that the state is gone'],
  [['FILE', 'legal', '--erased', ' '], '--erased must name what shows that the state is gone'],
  [['FILE', 'legal', '--erased', 'x', '--today', 'soon'], '--today "soon" is no day; write it as 2027-03-31'],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, err } = await runs.run('forget', ...args);
  expect(code).toBe(2);
  expect(err).toContain(`${problem}\n\nUsage: openclaw-cdk tenant forget `);
});
