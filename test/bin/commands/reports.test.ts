import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dispatch } from '../../../bin/commands/dispatch';
import { ReportCommandProps, reportCommand } from '../../../bin/commands/report-command';
import { reportOnTemplates } from '../../../bin/commands/report-on-templates';
import { readDeployment } from '../../../bin/deployment/parse';
import { CELLS, edit } from '../../deployment/edit';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'single-tenant.yaml');

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-reports-'));
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

/** Runs something as a pipe sees it. */
async function captured(act: () => number | Promise<number>) {
  const out = jest.spyOn(console, 'log').mockImplementation();
  const err = jest.spyOn(console, 'error').mockImplementation();
  try {
    const code = await act();
    return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') };
  } finally {
    jest.restoreAllMocks();
  }
}

function write(...edits: [string, string][]): string {
  const file = path.join(directory, 'deployment.yaml');
  fs.writeFileSync(file, edit(fs.readFileSync(EXAMPLE, 'utf8'), edits));
  return file;
}

test('quotas compares the example with what AWS allows: it fits', async () => {
  const { code, out, err } = await captured(() => dispatch(['quotas', EXAMPLE]));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Fargate On-Demand vCPU +region +6 +1\.5 +25 % +ok /m);
  expect(out).toMatch(/^resources of a stack .* ok +support-assistant /m);
});

test('cost prices the example: its one tenant bears all of it', async () => {
  const { code, out, err } = await captured(() => dispatch(['cost', EXAMPLE]));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [, low, high] =
    /^support-assistant in eu-central-1: USD ([\d.]+) .* use, ([\d.]+) at high use\n/.exec(out) ?? [];
  expect(out).toMatch(
    new RegExp(`^support +support-assistant +${low} +${high} +0\\.00 +0\\.00 +${low} +${high}$`, 'm'),
  );
});

test('what no template can be made of is told at its place in the file', () => {
  const { deployment } = readDeployment(EXAMPLE);
  if (deployment?.topology !== 'single-tenant') throw new Error('The example is not valid');
  const file = { ...deployment.file, network: { cidr: '8.8.8.0/20' } };
  const report = reportOnTemplates({ ...deployment, file }, () => ({ problems: ['not reached'] }));
  expect(report.problems).toEqual([expect.stringMatching(/single-tenant\.yaml:\d+:\d+: network\.cidr: must /)]);
});

const PROPS: ReportCommandProps<{ letters: number }> = {
  name: 'count',
  summary: 'counts the letters of the name of a deployment',
  description: 'Counts letters.',
  formats: new Map([['text', ({ letters }) => `${letters}`]]),
  report: ({ file }) => ({ letters: file.name.length }),
  exitCode: ({ letters }) => (letters > 5 ? 1 : 0),
};

test('a report decides on the exit code itself', async () => {
  expect(await captured(() => reportCommand(PROPS).run([EXAMPLE]))).toEqual({ code: 1, out: '17', err: '' });
  expect(
    (await captured(() => reportCommand(PROPS).run([write(['name: support-assistant', 'name: short'])]))).code,
  ).toBe(0);
});

test('a report on a deployment that is warned of tells that beside it', async () => {
  const file = path.join(directory, 'cells.yaml');
  const empty = '  - { id: empty, kind: dedicated }\n';
  fs.writeFileSync(file, edit(CELLS, [['cells:\n', `cells:\n${empty}`]]));
  const { out, err } = await captured(() => reportCommand(PROPS).run([file]));
  expect(out).toBe('4');
  expect(err).toMatch(/^warning: .*cells\.yaml:\d+:\d+: cells\[0\]\.id: "empty" is dedicated, and no tenant is in it;/);
});

test('a report that cannot be made answers 1 with what is wrong', async () => {
  const problems = ['deployment.yaml:1:1: file: is wrong'];
  const refused = reportCommand({ ...PROPS, report: () => ({ problems }) });
  expect(await captured(() => refused.run([EXAMPLE]))).toEqual({ code: 1, out: '', err: problems[0] });
});
