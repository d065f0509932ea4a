import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** How the CDK CLI ended. */
export interface CdkResult {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs the pinned `cdk synth` into a clean directory, with all warnings fatal, no telemetry and no credentials. */
export async function synthesize(directory: string, ...further: string[]): Promise<CdkResult> {
  // The CLI judges the report of an earlier run when the new one writes none.
  fs.rmSync(directory, { recursive: true, force: true });
  const cli = path.join(path.dirname(require.resolve('aws-cdk/package.json')), 'bin', 'cdk');
  // Without a selection the CLI judges the stacks of the app alone, and none of its stages.
  const flags = ['synth', '**', '--quiet', '--strict', '--no-notices', '--output', directory, ...further];
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, [cli, ...flags], {
    // Without the second variable the CLI looks for credentials at the address of an EC2 instance's metadata.
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  child.stderr.on('data', chunk => {
    output += chunk;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve(exit ?? (signal === null ? 1 : 130)));
  });
  return { code, output, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}
