import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { constants } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { approveDevices, readApprovedDevices } from './device-approver.mjs';
import { syncPluginRecords } from './plugin-records.mjs';

const OPENCLAW = process.env.OPENCLAW_BIN ?? '/app/openclaw.mjs';
const PORT = 18789;
const STATE = process.env.OPENCLAW_STATE_DIR;
const { OPENCLAW_PROXY_URL, OPENCLAW_TUNNELED_HOSTS } = process.env;
const PRELOADED = [
  ...(OPENCLAW_PROXY_URL ? ['./graceful-stop.mjs'] : []),
  ...(OPENCLAW_PROXY_URL && OPENCLAW_TUNNELED_HOSTS ? ['./tunnel.mjs'] : []),
].flatMap(module => ['--import', import.meta.resolve(module)]);
const SCRATCH = process.env.OPENCLAW_SCRATCH_DIR ?? '/var/cache/openclaw';
// A gateway that was killed, running or while it migrated its state, keeps out every other host for five minutes.
const LEASE_HELD = [
  'Another Gateway owner lease is still active',
  'OpenClaw startup migrations are already running for this state directory',
];
const LONGEST = Math.max(...LEASE_HELD.map(message => message.length));
const RETRY_EVERY = 10_000;
const RETRY_UNTIL = Date.now() + 360_000;

const stop = new AbortController();
let gateway;
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    stop.abort();
    gateway?.kill(signal);
  });
}

// Every start copies each plugin and its dependencies, file by file, into the state: on a network volume that takes minutes.
function keepPluginCapturesLocal() {
  const captures = path.join(STATE, 'tmp', 'plugin-captures');
  const local = path.join(SCRATCH, 'plugin-captures');
  rmSync(captures, { recursive: true, force: true });
  try {
    mkdirSync(local, { recursive: true, mode: 0o700 });
  } catch (error) {
    process.stderr.write(`Plugin copies stay on the state volume, which makes starts slow: ${error.message}\n`);
    return;
  }
  mkdirSync(path.dirname(captures), { recursive: true, mode: 0o700 });
  symlinkSync(local, captures);
}

function relay(source, target, onLeaseHeld) {
  let tail = '';
  source.on('data', chunk => {
    const text = tail + chunk;
    if (LEASE_HELD.some(message => text.includes(message))) onLeaseHeld();
    tail = text.slice(-LONGEST);
  });
  source.pipe(target, { end: false });
}

async function runGateway() {
  let leaseHeld = false;
  gateway = spawn(process.execPath, [...PRELOADED, OPENCLAW, 'gateway', 'run'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const outputEnded = once(gateway, 'close');
  for (const stream of ['stdout', 'stderr']) {
    relay(gateway[stream], process[stream], () => {
      leaseHeld = true;
    });
  }
  const [code, signal] = await once(gateway, 'exit');
  // Helpers that outlive the gateway keep its output open, so the end of the output cannot be waited for without limit.
  await Promise.race([outputEnded, sleep(1000)]);
  return { code: code ?? 128 + constants.signals[signal], leaseHeld };
}

async function run() {
  syncPluginRecords(STATE);
  keepPluginCapturesLocal();
  const deviceIds = readApprovedDevices(process.env);
  if (deviceIds) {
    void approveDevices({ port: PORT, token: process.env.OPENCLAW_GATEWAY_TOKEN, deviceIds, signal: stop.signal });
  }
  while (!stop.signal.aborted) {
    const { code, leaseHeld } = await runGateway();
    if (!leaseHeld || code === 0 || stop.signal.aborted || Date.now() > RETRY_UNTIL) return code;
    await sleep(RETRY_EVERY, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return 0;
}

process.exit(await run());
