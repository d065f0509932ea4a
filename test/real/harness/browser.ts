import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { BrowserReport, BrowserTask } from './browser-messages';
import { TaskNetwork } from './network';
import { NODE } from './paths';
import { createDirectory } from './work-directory';

/** Loads a page in headless Chromium on the client's side of the network. */
export async function visit(network: TaskNetwork, task: BrowserTask): Promise<BrowserReport> {
  const script = path.join(__dirname, 'browser-process.ts');
  const args = ['netns', 'exec', network.client, NODE, '--no-warnings', script, JSON.stringify(task)];
  const home = createDirectory('browser');
  const env = { ...process.env, HOME: home, TMPDIR: home };
  const { stdout } = await promisify(execFile)('ip', args, { env, timeout: 120_000, maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}
