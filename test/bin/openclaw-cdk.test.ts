import { spawnSync } from 'node:child_process';
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
