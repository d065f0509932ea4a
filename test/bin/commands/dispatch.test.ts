import { dispatch } from '../../../bin/commands/dispatch';
import { tenant } from '../../../bin/commands/tenant';

let out: jest.SpyInstance;
let err: jest.SpyInstance;

beforeEach(() => {
  out = jest.spyOn(console, 'log').mockImplementation();
  err = jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

test.each(['--help', '-h'])('lists its commands on %s', async flag => {
  expect(await dispatch([flag])).toBe(0);
  expect(out.mock.calls.join('\n')).toMatch(/^Usage: openclaw-cdk <command> .*\n {2}egress +prints each host/s);
  expect(err).not.toHaveBeenCalled();
});

test.each([
  { args: [], problem: 'Name a command.' },
  { args: ['egres'], problem: '"egres" is no command; did you mean "egress"?' },
  { args: ['constructor'], problem: '"constructor" is no command' },
  { args: ['--version'], problem: '"--version" is no command' },
])('says how it is used, and answers 2, when it is called with $args', async ({ args, problem }) => {
  expect(await dispatch(args)).toBe(2);
  expect(err.mock.calls.join('\n').split('\n\n').slice(0, 2)).toEqual([
    problem,
    'Usage: openclaw-cdk <command> [options]',
  ]);
  expect(out).not.toHaveBeenCalled();
});

test.each([
  ['the value is left out', ['--today', '--format', 'json']],
  ['the value begins with a dash', ['--today', '-5']],
])('says how a value is written where %s', async (_, args) => {
  expect(await dispatch(['placement', ...args, 'acme.yaml'])).toBe(2);
  expect(err.mock.calls.join('\n').split('\n')[0]).toBe(
    '--today is followed by a dash; write --today=<value> where the value begins with one',
  );
});

test.each([
  'egress',
  'check',
  'placement',
  'quotas',
  'cost',
  'tenant',
  ...tenant.commands.map(({ name }) => `tenant ${name}`),
])('the help of %s fits into 120 characters', async command => {
  expect(await dispatch([...command.split(' '), '--help'])).toBe(0);
  const lines: string[] = out.mock.calls.join('\n').split('\n');
  expect(lines[0]).toMatch(`Usage: openclaw-cdk ${command} `);
  expect(lines.filter(line => line.length > 120)).toEqual([]);
});
