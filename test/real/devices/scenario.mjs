// Runs in a network of its own: a gateway, the approver beside it, and devices that ask. Prints what happened as JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { approveDevices } from '../../../containers/gateway/device-approver.mjs';
import { GatewayConnection } from '../../../containers/gateway/gateway-connection.mjs';
import { BROWSER, Device, NODE_HOST } from './device.mjs';

const openclaw = process.argv[2];
const PORT = 18789;
const TOKEN = process.env.OPENCLAW_GATEWAY_TOKEN;
const devices = { mine: new Device(), late: new Device(), other: new Device(), node: new Device() };
const lines = { first: [], second: [] };
const seen = {};

async function startGateway() {
  const gateway = spawn(process.execPath, [openclaw, 'gateway', 'run'], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.on('exit', () => gateway.kill());
  for (;;) {
    if (gateway.exitCode !== null) throw new Error(`the gateway ended with ${gateway.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${PORT}/startupz`).then(
      response => response.json(),
      () => ({}),
    );
    if (answer.ok) return gateway;
    await sleep(500);
  }
}

async function stop(gateway) {
  gateway.kill();
  await once(gateway, 'exit');
}

function startApprover(name, deviceIds) {
  const abort = new AbortController();
  const log = line => lines[name].push(line);
  const ended = approveDevices({ port: PORT, token: TOKEN, deviceIds, signal: abort.signal, log });
  return async () => {
    abort.abort();
    await ended;
  };
}

async function pairedIds(act = () => undefined) {
  const connection = new GatewayConnection(PORT);
  await connection.open(TOKEN);
  await act(connection);
  const { paired } = await connection.request('device.pair.list', {});
  connection.close();
  return Object.keys(devices).filter(name => paired.some(({ deviceId }) => deviceId === devices[name].id));
}

async function approveByHand(connection) {
  const { pending } = await connection.request('device.pair.list', {});
  const { requestId } = pending.find(({ deviceId }) => deviceId === devices.node.id);
  await connection.request('device.pair.approve', { requestId });
}

/** Asks as a browser does that waits for its approval. */
async function ask(device, kind, times = 2) {
  let answer;
  for (let time = 0; time < times; time++) {
    if (time > 0) await sleep(1000);
    answer = await device.connect(kind, TOKEN);
    if (answer.ok) break;
  }
  return answer;
}

const { mine, late, other, node } = devices;
const stopFirst = startApprover('first', [mine.id, late.id, node.id]);
let gateway = await startGateway();
seen.first = await ask(mine, BROWSER, 20);
seen.other = await ask(other, BROWSER);
seen.node = await ask(node, NODE_HOST);
seen.byDeviceToken = await mine.connect(BROWSER, seen.first.deviceToken);
await stop(gateway);
gateway = await startGateway();
seen.late = await ask(late, BROWSER, 20);
await stopFirst();

seen.before = await pairedIds(approveByHand);
const stopSecond = startApprover('second', [late.id]);
await sleep(3000);
seen.after = await pairedIds();
seen.removed = await ask(mine, BROWSER);
seen.removedByDeviceToken = await mine.connect(BROWSER, seen.first.deviceToken);
await stopSecond();
await stop(gateway);

const named = Object.entries(devices).reduce(
  (text, [name, { id }]) => text.replaceAll(id, `<${name}>`),
  JSON.stringify({ lines, seen }),
);
process.stdout.write(named);
