import * as fs from 'node:fs';
import * as path from 'node:path';
import { NODE_MODULES } from '../paths';
import { run } from '../processes';
import { createDirectory } from '../work-directory';

const PLUGIN = '@openclaw/slack/node_modules/undici';

/**
 * A copy of baked plugins in which Slack's SDK has the undici that OpenClaw has.
 *
 * The SDK brings undici 7, whose WebSocket cannot use the proxy dispatcher that OpenClaw makes with undici 8, so that
 * socket mode does not connect through any proxy until the image or OpenClaw sees to it.
 */
export function withOneUndici(seed: string): string {
  const copy = path.join(createDirectory('seed'), 'seed');
  run('cp', '-a', seed, copy);
  const projects = path.join(copy, 'npm', 'projects');
  for (const project of fs.readdirSync(projects)) {
    const own = path.join(projects, project, 'node_modules', PLUGIN);
    if (!fs.existsSync(own)) continue;
    fs.rmSync(own, { recursive: true });
    run('cp', '-a', path.join(NODE_MODULES, 'undici'), own);
    run('chown', '-R', '1000:1000', own);
  }
  return copy;
}
