import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const EXAMPLE = path.join('examples', 'single-tenant.yaml');

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-app-'));
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

/** Runs the app as the CDK CLI does. */
function run(deployment?: string, given: { readonly today?: string; readonly cell?: string } = {}) {
  const { context } = JSON.parse(fs.readFileSync(path.join(ROOT, 'cdk.json'), 'utf8'));
  const outdir = fs.mkdtempSync(path.join(directory, 'out-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/openclaw.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...given, deployment }),
    },
  });
  return { status, stdout, stderr, outdir };
}

function write(name: string, edits: [string, string][]): string {
  const text = edits.reduce(
    (edited, [from, to]) => {
      expect(edited).toContain(from);
      return edited.replace(from, to);
    },
    fs.readFileSync(path.join(ROOT, EXAMPLE), 'utf8'),
  );
  const file = path.join(directory, name);
  fs.writeFileSync(file, text);
  return file;
}

test('synthesizes the example when no deployment file is given, without a word on stdout', () => {
  const { status, stdout, stderr, outdir } = run();
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(fs.readdirSync(outdir)).toContain('support-assistant.template.json');
});

test('tells every mistake of the file on stderr and exits 1, without a stack trace', () => {
  const file = write('bad.yaml', [
    ['region: eu-central-1', 'region: eu-centrall-1'],
    ['kind: anthropic', 'kind: antropic'],
  ]);
  const { status, stdout, stderr } = run(file);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^\S+bad\.yaml:\d+:\d+: [\w.]+: .*did you mean/);
});

test('says that the file holds no cell of the name in the context', () => {
  const file = path.join('test', 'deployment', 'fixtures', 'cells.yaml');
  const { status, stdout, stderr } = run(file, { cell: 'b' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`${file}:15:3: cells: holds no cell "b", which the context names\n`);
});

test('says that a file does not exist', () => {
  const { status, stderr } = run('no-such-file.yaml');
  expect(status).toBe(1);
  expect(stderr).toBe('no-such-file.yaml:1:1: file: does not exist; give the path of a deployment file\n');
});

test('refuses a day that the calendar does not have', () => {
  const { status, stderr } = run(EXAMPLE, { today: '2027-02-29' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'context today: "2027-02-29" is no day; write it as 2027-03-31\n',
  });
});
