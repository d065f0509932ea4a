import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayConnection } from './gateway-connection.mjs';

const DEVICE_ID = /^[0-9a-f]{64}$/;
const FIRST_DELAY = 1000;
const LAST_DELAY = 5000;
// The gateway drops events for a client that it finds slow.
const REVIEW_EVERY = 30_000;

/** The list in the environment, or nothing when there is none. */
export function readApprovedDevices({ OPENCLAW_APPROVED_DEVICES: list }) {
  // An empty list is written as a word, because ECS may drop a variable without a value.
  return list?.split(',').filter(id => DEVICE_ID.test(id));
}

/**
 * Approves the listed devices that ask to be paired, unpairs those that are no longer listed, and names all others.
 *
 * Ends when `signal` is aborted, and never rejects: without it a gateway still serves the devices that it knows.
 */
export async function approveDevices({ port, token, deviceIds, signal, log = writeLine }) {
  const review = createReview(new Set(deviceIds), log);
  let connection;
  let delay = FIRST_DELAY;
  let lastFailure;
  signal.addEventListener('abort', () => connection?.close(), { once: true });
  while (!signal.aborted) {
    connection = new GatewayConnection(port);
    try {
      await connection.open(token);
      for (;;) {
        await review(connection);
        lastFailure = undefined;
        delay = FIRST_DELAY;
        await connection.change(REVIEW_EVERY);
      }
    } catch ({ message, retryable }) {
      // While the gateway starts, nobody listens, or it asks to come again; that is no failure.
      const failed = connection.opened && !retryable && !signal.aborted;
      if (failed && message !== lastFailure) log(`devices are not approved: ${message}`);
      lastFailure = message;
    }
    connection.close();
    await sleep(delay, undefined, { signal, ref: false }).catch(() => undefined);
    delay = Math.min(delay * 2, LAST_DELAY);
  }
}

function createReview(approved, log) {
  let told = new Set();
  return async connection => {
    const { pending, paired } = await connection.request('device.pair.list', {});
    const lines = [];
    for (const request of pending) lines.push(await judge(connection, request, approved));
    for (const line of lines.filter(each => !told.has(each))) log(line);
    told = new Set(lines);
    for (const { deviceId } of paired.filter(device => isGoverned(device) && !approved.has(device.deviceId))) {
      await connection.request('device.pair.remove', { deviceId });
      log(`device ${deviceId} is removed: approvedDevices does not list it`);
    }
  };
}

async function judge(connection, request, approved) {
  const { requestId, deviceId, scopes = [] } = request;
  if (!isOperator(request) || !scopes.every(scope => scope.startsWith('operator.'))) {
    return `device ${deviceId} asks to be more than an operator: approvedDevices approves operators only`;
  }
  if (!approved.has(deviceId)) {
    return `device ${deviceId} asks to be approved: add it to approvedDevices if it is yours`;
  }
  try {
    await connection.request('device.pair.approve', { requestId });
    return `device ${deviceId} is approved: approvedDevices lists it`;
  } catch ({ message }) {
    return `device ${deviceId} is not approved: ${message}`;
  }
}

// What OpenClaw pairs by itself, such as its own command line, was approved by nobody and is not the list's business.
function isGoverned(device) {
  return device.approvedVia === 'owner' && isOperator(device);
}

function isOperator({ role, roles = [] }) {
  const all = role === undefined ? roles : [role, ...roles];
  return all.length > 0 && all.every(each => each === 'operator');
}

/** A line as OpenClaw's console writes them. */
function writeLine(message) {
  const line = { time: new Date().toISOString(), level: 'info', subsystem: 'device-approver', message };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
