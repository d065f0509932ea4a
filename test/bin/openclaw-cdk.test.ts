import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { isBuiltin } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const { bin, files } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const COMMAND = path.join(ROOT, bin['openclaw-cdk']);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd: ROOT, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('the command that the package brings prints the hosts of an example', () => {
  const { status, stdout, stderr } = run('egress', 'examples/single-tenant.yaml');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^tenant .*\nsupport {2}api\.anthropic\.com {4}443 /);
});

test('the command answers 1 for a wrong file and 2 for a wrong command line', () => {
  expect(run('egress', 'no-such-file.yaml')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'no-such-file.yaml:1:1: file: does not exist; give the path of a deployment file\n',
  });
  expect(run('egress').status).toBe(2);
});

test.each([
  [0, 'examples/single-tenant.yaml'],
  [2, '--no-such-option'],
])('the command keeps its exit code %i where nobody reads on', async (code, argument) => {
  // From source: what tsx does to the console lets errors through that the bundle would swallow.
  const args = ['--import', 'tsx', 'bin/openclaw-cdk.ts', 'egress', argument];
  const command = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  command.stdout.destroy();
  command.stderr.destroy();
  const [status] = await once(command, 'close');
  expect(status).toBe(code);
});

test('the command tells in one line that its report cannot be written, and answers 2', () => {
  const readOnly = fs.openSync(COMMAND, 'r');
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'egress', 'examples/single-tenant.yaml'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', readOnly, 'pipe'],
  });
  fs.closeSync(readOnly);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'stdout: cannot be written (EBADF), so the report is not whole; what the command changed stays changed\n',
  });
});

test('the package holds the command, which needs nothing but Node.js and the CDK', () => {
  expect(files).toContain(path.dirname(bin['openclaw-cdk']));
  const source = fs.readFileSync(COMMAND, 'utf8');
  const needed = [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module = '']) => module);
  const packages = needed.filter(module => !isBuiltin(module)).map(module => module.split('/')[0]);
  expect([...new Set(packages)].sort()).toEqual(['aws-cdk-lib', 'constructs']);
});

describe('in the package, where handlers and containers are in dist/', () => {
  let installed: string;

  beforeAll(() => {
    installed = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-package-'));
    fs.cpSync(COMMAND, path.join(installed, bin['openclaw-cdk']));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(installed, 'node_modules'));
    for (const folder of ['containers', 'lambda']) {
      fs.cpSync(path.join(ROOT, folder), path.join(installed, 'dist', folder), { recursive: true });
    }
  });

  afterAll(() => {
    fs.rmSync(installed, { recursive: true });
  });

  test('the command synthesizes as well, and leaves nothing behind', () => {
    const example = path.join(ROOT, 'examples', 'single-tenant.yaml');
    const temporary = path.join(installed, 'tmp');
    fs.mkdirSync(temporary);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(installed, bin['openclaw-cdk']), 'cost', example],
      { encoding: 'utf8', env: { ...process.env, TMPDIR: temporary } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^support-assistant in eu-central-1: USD /);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });
});
