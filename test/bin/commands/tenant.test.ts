import { TenantRuns } from './tenant-runs';

const runs = new TenantRuns();

afterAll(() => runs.remove());

test.each(['--help', '-h'])('lists its commands on %s', async flag => {
  const { code, out } = await runs.run(flag);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Usage: openclaw-cdk tenant <command> .*\n {2}add {5}adds a tenant.*\n {2}forget {2}frees the slot/s,
  );
});

test.each(['add', 'remove', 'move', 'forget', 'list'])('%s explains itself', async name => {
  const { code, out, err } = await runs.run(name, 'no-such-file.yaml', '--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: openclaw-cdk tenant ${name} `));
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test.each([
  [[], 'Name a command.'],
  [['ad'], '"ad" is no command; did you mean "add"?'],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, err } = await runs.run(...args);
  expect(code).toBe(2);
  expect(err).toContain(`${problem}\n\nUsage: openclaw-cdk tenant <command> `);
});
