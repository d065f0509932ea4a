// Runs where a gateway would: sends what an agent could send.
import * as dgram from 'node:dgram';
import * as fs from 'node:fs';
import * as https from 'node:https';
import * as net from 'node:net';
import * as readline from 'node:readline';
import * as tls from 'node:tls';
import { WebSocket } from 'ws';
import type { ProxyAnswer, ProxyRequest } from './messages.ts';

const { proxy, certificate }: { proxy: string; certificate: string } = JSON.parse(process.argv[2] ?? '{}');
const ca = fs.readFileSync(certificate);
const tunnels = new Map<string, tls.TLSSocket>();

/** Writes the head of a request and reads until the proxy's answer is complete. */
function open(port: number, head: string): Promise<ProxyAnswer & { readonly socket: net.Socket }> {
  return new Promise(resolve => {
    const socket = net.connect(port, proxy, () => socket.write(head, 'latin1'));
    let text = '';
    const done = (answer: ProxyAnswer) => {
      socket.removeAllListeners('data').setTimeout(0);
      resolve({ ...answer, socket });
    };
    const status = () => Number(/^HTTP\/1\.\d (\d{3})/.exec(text)?.[1]) || undefined;
    socket.setTimeout(15_000, () => done({ status: status(), text, error: 'timeout' }));
    socket.on('error', (error: NodeJS.ErrnoException) => done({ status: status(), text, error: error.code }));
    socket.on('close', () => done({ status: status(), text }));
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      if (status() === 200) done({ status: 200 });
      const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? Number.NaN);
      if (text.length >= end + 4 + length) done({ status: status(), text });
    });
  });
}

function secure(socket: net.Socket, servername: string): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    // Whoever forges a server name does not check it either, but the authority is checked all the same.
    const checkServerIdentity = () => undefined;
    const secured = tls.connect({ socket, servername, ca, checkServerIdentity }, () => resolve(secured));
    secured.on('error', reject);
    secured.setTimeout(15_000, () => secured.destroy(new Error('timeout')));
  });
}

async function get(socket: tls.TLSSocket, host: string, path: string): Promise<ProxyAnswer['inside']> {
  return await new Promise(resolve => {
    const options = { createConnection: () => socket, headers: { Host: host }, path };
    const request = https.get(options, response => {
      let body = '';
      response.setEncoding('utf8').on('data', chunk => {
        if (body.length < 4096) body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, location: response.headers.location, body }));
    });
    request.on('error', error => resolve({ error: error.message }));
  });
}

async function ask({ port, head, inside, keepOpen }: ProxyRequest): Promise<ProxyAnswer> {
  const { socket, ...answer } = await open(port, head);
  if (keepOpen) return answer;
  try {
    if (answer.status !== 200 || inside === undefined) return answer;
    const secured = await secure(socket, inside.serverName);
    return { ...answer, inside: await get(secured, inside.host, inside.path) };
  } catch (error) {
    return { ...answer, inside: { error: String(error) } };
  } finally {
    socket.destroy();
  }
}

/** Many at a time, for what only shows now and then. */
async function askAll(requests: ProxyRequest[]): Promise<ProxyAnswer[]> {
  return await Promise.all(requests.map(ask));
}

function connectDirectly({ address, port }: { address: string; port: number }): Promise<string> {
  return new Promise(resolve => {
    const socket = net.connect({ host: address, port, timeout: 3000 }, () => resolve('connected'));
    socket.on('timeout', () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

function sendDatagram({ address, port }: { address: string; port: number }): Promise<string> {
  return new Promise(resolve => {
    const socket = dgram.createSocket(net.isIPv6(address) ? 'udp6' : 'udp4');
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.send('a datagram', port, address, error => resolve((error as NodeJS.ErrnoException)?.code ?? 'sent'));
  });
}

async function openTunnel({ name, port, host }: { name: string; port: number; host: string }): Promise<number> {
  const { status = 0, socket } = await open(port, `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
  if (status === 200) tunnels.set(name, await secure(socket, host));
  return status;
}

async function askTunnel({ name, host }: { name: string; host: string }): Promise<ProxyAnswer['inside']> {
  const socket = tunnels.get(name);
  if (socket === undefined || socket.destroyed) return { error: 'closed' };
  return await new Promise(resolve => {
    let body = '';
    const take = (chunk: Buffer) => {
      body += chunk.toString();
      if (!body.includes('\r\n\r\n') || !body.trim().endsWith('}')) return;
      socket.off('data', take);
      resolve({ status: Number(body.slice(9, 12)), body: body.slice(body.indexOf('{')) });
    };
    socket.on('data', take).once('close', () => resolve({ error: 'closed' }));
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  });
}

/** Sends messages over a WebSocket through the proxy, and returns what came back. */
async function webSocket({
  port,
  host,
  messages,
}: {
  port: number;
  host: string;
  messages: string[];
}): Promise<string[]> {
  const { socket } = await open(port, `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
  const secured = await secure(socket, host);
  return await new Promise((resolve, reject) => {
    const answers: string[] = [];
    const client = new WebSocket(`wss://${host}/`, { createConnection: () => secured });
    client.on('error', reject);
    client.on('open', () => messages.forEach(message => void client.send(message)));
    client.on('message', data => {
      answers.push(data.toString());
      if (answers.length < messages.length) return;
      client.close();
      resolve(answers);
    });
  });
}

const commands: { [name: string]: (argument: never) => unknown } = {
  ask,
  askAll,
  connectDirectly,
  sendDatagram,
  openTunnel,
  askTunnel,
  webSocket,
};

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit());
lines.on('line', async line => {
  const { id, command, argument } = JSON.parse(line);
  const answer = await commands[command]?.(argument as never);
  process.stdout.write(`${JSON.stringify({ id, answer })}\n`);
});
