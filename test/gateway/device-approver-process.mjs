// Runs the approver against a gateway of a few lines: what it is told comes as JSON, what it did goes as JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { approveDevices, readApprovedDevices } from '../../containers/gateway/device-approver.mjs';

const {
  environment,
  pending = [],
  paired = [],
  says,
  refuses = [],
  retryable,
  milliseconds,
} = JSON.parse(process.argv[2]);
// The image has Node.js 24; the tests also run under 20.
Promise.withResolvers ??= () => {
  const resolvers = {};
  resolvers.promise = new Promise((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
};

const sent = [];
const lines = [];
let connections = 0;

globalThis.WebSocket = class extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
    connections += 1;
    setTimeout(() => {
      this.dispatchEvent(new Event('open'));
      this.#say(says ?? JSON.stringify({ type: 'event', event: 'connect.challenge', payload: {} }));
    });
  }

  send(text) {
    const { id, method, params } = JSON.parse(text);
    sent.push({ url: this.url, method, params });
    const payload = method === 'device.pair.list' ? { pending, paired } : {};
    const answer = refuses.includes(method)
      ? { ok: false, error: { message: `${method} refused`, retryable } }
      : { ok: true, payload };
    setTimeout(() => this.#say(JSON.stringify({ type: 'res', id, ...answer })));
  }

  close() {
    this.closed = true;
  }

  #say(data) {
    if (!this.closed) this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
};

const abort = new AbortController();
const deviceIds = readApprovedDevices(environment);
const ended = approveDevices({
  port: 18789,
  token: 'secret',
  deviceIds,
  signal: abort.signal,
  log: line => lines.push(line),
});
await sleep(milliseconds);
abort.abort();
await ended;
process.stdout.write(JSON.stringify({ deviceIds, sent, lines, connections }));
