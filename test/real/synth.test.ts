import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REPOSITORY } from './harness/paths';
import { describeSandboxed } from './harness/requirements';
import { createDirectory } from './harness/work-directory';

const CDK = path.join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');

describeSandboxed('cdk synth', () => {
  test('needs no network', () => {
    const assembly = createDirectory('assembly');
    const args = ['synth', '--quiet', '--strict', '--no-notices', '--output', assembly];
    const { status, stderr } = spawnSync('unshare', ['--net', process.execPath, CDK, ...args], {
      cwd: REPOSITORY,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: undefined, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });
    const templates = fs.readdirSync(assembly).filter(file => file.endsWith('.template.json'));

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(templates).toHaveLength(1);
  });
});
