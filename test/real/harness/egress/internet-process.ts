// The internet: takes connections to any address, answers over TLS, and remembers who came.
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import * as readline from 'node:readline';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { Arrival } from './messages.ts';

interface Settings {
  readonly key: string;
  readonly certificate: string;
  /** The addresses to listen on. */
  readonly addresses: string[];
  readonly tlsPorts: number[];
  readonly plainPorts: number[];
}

const settings: Settings = JSON.parse(process.argv[2] ?? '{}');
const arrivals: { -readonly [key in keyof Arrival]: Arrival[key] }[] = [];
const arrivalOf = new WeakMap<net.Socket, (typeof arrivals)[number]>();

function arrive(socket: net.Socket): (typeof arrivals)[number] {
  const address = (socket.localAddress ?? '').replace(/^::ffff:/, '');
  const arrival = { address, port: socket.localPort ?? 0 };
  arrivals.push(arrival);
  socket.on('error', () => socket.destroy());
  return arrival;
}

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const arrival = arrivalOf.get(request.socket);
  if (arrival !== undefined) arrival.host = request.headers.host;
  if (request.url === '/redirect') {
    response.writeHead(302, { Location: 'https://foreign.example/' }).end();
    return;
  }
  if (request.url === '/large') {
    response.end(Buffer.alloc(64 * 1024 * 1024));
    return;
  }
  if (request.url?.startsWith('/api/')) {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(slackAnswer(request.url)));
    return;
  }
  response.end(JSON.stringify(arrival));
}

/** What Slack's API answers an app that connects in socket mode. */
function slackAnswer(path: string): object {
  const team = { url: 'https://example.slack.com/', team: 'example', team_id: 'T0123456789' };
  if (path.includes('auth.test'))
    return { ok: true, ...team, user: 'agent', user_id: 'U0AGENT0000', bot_id: 'B0123456789' };
  if (path.includes('apps.connections.open')) return { ok: true, url: 'wss://wss-primary.slack.com/link/?ticket=1' };
  return { ok: true };
}

/** A person's message to the agent, as socket mode delivers it. */
const MENTION = {
  type: 'events_api',
  envelope_id: 'mention',
  accepts_response_payload: false,
  payload: {
    type: 'event_callback',
    team_id: 'T0123456789',
    api_app_id: 'A0123456789',
    event_id: 'Ev0123456789',
    event_time: 1,
    event: {
      type: 'app_mention',
      user: 'U0123456789',
      text: '<@U0AGENT0000> hello',
      ts: '1.000100',
      channel: 'C0123456789',
      event_ts: '1.000100',
    },
  },
};

const tls = { key: fs.readFileSync(settings.key), cert: fs.readFileSync(settings.certificate) };
const server = https.createServer({ ...tls, keepAliveTimeout: 3_600_000 }, answer);
const peeked = new Map<string, (typeof arrivals)[number]>();
server.on('secureConnection', (socket: TLSSocket) => {
  const arrival = peeked.get(`${socket.remoteAddress} ${socket.remotePort}`);
  if (arrival === undefined) return;
  arrivalOf.set(socket, arrival);
  arrival.serverName = socket.servername || undefined;
});

const webSockets = new WebSocketServer({ server });
const messages: string[] = [];
webSockets.on('connection', (socket, request) => {
  const isSlack = request.url?.startsWith('/link/');
  if (isSlack) {
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0123456789' } }));
    setTimeout(() => socket.send(JSON.stringify(MENTION)), 1000);
  }
  socket.on('message', data => {
    messages.push(data.toString());
    if (!isSlack) socket.send(data.toString());
  });
});

for (const address of settings.addresses) {
  for (const port of settings.tlsPorts) {
    const outer = net.createServer(socket => {
      const arrival = arrive(socket);
      peeked.set(`${socket.remoteAddress} ${socket.remotePort}`, arrival);
      socket.once('readable', () => {
        const hello: Buffer | null = socket.read();
        if (hello === null) return;
        if (hello.length > 5) arrival.helloBytes = hello.readUInt16BE(3) + 5;
        socket.unshift(hello);
        server.emit('connection', socket);
      });
    });
    outer.listen(port, address);
  }
  for (const port of settings.plainPorts) {
    net
      .createServer(socket => {
        arrive(socket);
        socket.end('220 the internet\r\n');
      })
      .listen(port, address);
  }
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit());
lines.on('line', line => {
  const { id, command } = JSON.parse(line);
  const answer = command === 'messages' ? messages : arrivals.splice(0);
  process.stdout.write(`${JSON.stringify({ id, answer })}\n`);
});
