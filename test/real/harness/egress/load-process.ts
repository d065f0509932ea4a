// Puts load on a server, directly or through the proxy, and tells how long each part took.
import * as fs from 'node:fs';
import * as https from 'node:https';
import * as net from 'node:net';
import * as readline from 'node:readline';
import * as tls from 'node:tls';
import type { Load, LoadResult } from './messages.ts';

const { certificate, name }: { certificate: string; name: string } = JSON.parse(process.argv[2] ?? '{}');
const ca = fs.readFileSync(certificate);

async function connect({ proxy, address }: Load): Promise<tls.TLSSocket> {
  const { host, port } = proxy ?? { host: address, port: 443 };
  const socket = net.connect({ host, port, noDelay: true });
  if (proxy !== undefined) {
    socket.write(`CONNECT ${name}:443 HTTP/1.1\r\nHost: ${name}:443\r\n\r\n`);
    const head = await new Promise<Buffer>((resolve, reject) => socket.once('data', resolve).once('error', reject));
    if (!head.toString().startsWith('HTTP/1.1 200')) throw new Error(head.toString());
  }
  return await new Promise((resolve, reject) => {
    const secured = tls.connect({ socket, servername: name, ca }, () => resolve(secured));
    secured.on('error', reject);
  });
}

function get(agent: https.Agent, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const request = https.get({ agent, path, headers: { Host: name } }, response => {
      response.on('data', chunk => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    });
    request.on('error', reject);
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - started, result };
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) taken.push((await timed(work)).milliseconds);
  return taken.sort((a, b) => a - b);
}

const percentile = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

async function load(asked: Load): Promise<LoadResult> {
  const connections = await repeat(asked.connections, async () => (await connect(asked)).destroy());
  const socket = await connect(asked);
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = () => socket;
  await repeat(20, () => get(agent, '/'));
  const requests = await repeat(asked.requests, () => get(agent, '/'));
  const large = await timed(() => get(agent, '/large'));
  socket.destroy();
  return {
    connectMilliseconds: { p50: percentile(connections, 0.5), p99: percentile(connections, 0.99) },
    requestMilliseconds: { p50: percentile(requests, 0.5), p99: percentile(requests, 0.99) },
    megabytesPerSecond: large.result / 1e6 / (large.milliseconds / 1000),
  };
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit());
lines.on('line', async line => {
  const { id, argument } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ id, answer: await load(argument) })}\n`);
});
