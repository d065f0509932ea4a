import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

const [seed, openclaw] = process.argv.slice(2);
const own = path.dirname(createRequire(openclaw).resolve('undici/package.json'));

function majorOf(directory) {
  return JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')).version.split('.')[0];
}

// OpenClaw leads its plugins through the proxy by a dispatcher of its own undici, which the WebSocket of another major cannot
// use: Slack's socket mode, whose SDK brings an older one, would not connect.
for (const manifest of globSync(path.join(seed, 'npm/projects/*/node_modules/**/undici/package.json'))) {
  const directory = path.dirname(manifest);
  if (majorOf(directory) === majorOf(own)) continue;
  rmSync(directory, { recursive: true });
  cpSync(own, directory, { recursive: true, dereference: true });
}
