import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

const PRELOAD = pathToFileURL(path.join(__dirname, '..', '..', 'containers', 'gateway', 'graceful-stop.mjs')).href;

// As OpenClaw's proxy support has it: the first to hear of the signal ends the process a moment later.
const PROXY_SUPPORT = `
  process.once('SIGTERM', () => Promise.resolve().finally(() => process.exit(143)));
  process.once('SIGINT', () => Promise.resolve().finally(() => process.exit(130)));`;
const GATEWAY = `
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => setTimeout(() => {
    console.log('shutdown completed');
    process.exit(0);
  }, 100));`;
const RUNNING = "setInterval(() => {}, 1000); console.log('running');";

async function stop(program: string, signal: NodeJS.Signals = 'SIGTERM', preload = ['--import', PRELOAD]) {
  const args = [...preload, '--input-type=module', '--eval', program + RUNNING];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text;
    if (text.includes('running')) child.kill(signal);
  });
  const [code] = await once(child, 'close');
  return { code, output: output.trim().split('\n') };
}

test.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])('a gateway that hears %s ends its own shutdown', async signal => {
  expect(await stop(PROXY_SUPPORT + GATEWAY, signal)).toEqual({ code: 0, output: ['running', 'shutdown completed'] });
});

test('without it the gateway is cut off', async () => {
  expect(await stop(PROXY_SUPPORT + GATEWAY, 'SIGTERM', [])).toEqual({ code: 143, output: ['running'] });
});

test('a process that has no gateway yet ends at once', async () => {
  expect(await stop(PROXY_SUPPORT)).toEqual({ code: 143, output: ['running'] });
});

test.each([0, 1, 78])('exit code %i is passed on', async code => {
  expect((await stop(`setTimeout(() => process.exit(${code}), 10);`, 'SIGCONT')).code).toBe(code);
});
