import { createSocket } from 'node:dgram';
import * as fs from 'node:fs';
import { createServer, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Arrival } from './messages.ts';

// Every host of the internet at once: it notes whatever reaches one of them.
const [, , log = '', key = '', cert = '', talkative, silent] = process.argv;

const note = (arrival: Arrival) => fs.appendFileSync(log, `${JSON.stringify(arrival)}\n`);

const encrypted = tls.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) }, socket => {
  socket.on('error', () => {});
  socket.on('data', data => {
    if (data.toString().startsWith('GET')) answerHttp(socket);
    else socket.write('pong');
  });
});

const HOSTS: { readonly [port: number]: (socket: Socket) => void } = {
  22: socket => talk(socket, 'SSH-2.0-OpenSSH_9.2\r\n'),
  53: listen,
  80: socket => {
    listen(socket);
    answerHttp(socket);
  },
  443: socket => {
    if (socket.localAddress === talkative) talk(socket, '220 before you say a word\r\n');
    else if (socket.localAddress === silent) listen(socket);
    else shakeHands(socket);
  },
  853: shakeHands,
  993: shakeHands,
  4444: listen,
  8443: shakeHands,
};

function listen(socket: Socket): void {
  socket.on('data', data => note({ port: socket.localPort ?? 0, bytes: data.length }));
}

function talk(socket: Socket, banner: string): void {
  listen(socket);
  socket.write(banner);
}

function answerHttp(socket: Socket): void {
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npong');
}

/** Reads the first bytes before the TLS server does, to tell how long a ClientHello they begin. */
function shakeHands(socket: Socket): void {
  socket.once('data', (data: Buffer) => {
    note({ port: socket.localPort ?? 0, bytes: data.length, record: data.length < 5 ? 0 : data.readUInt16BE(3) + 5 });
    socket.pause();
    socket.unshift(data);
    encrypted.emit('connection', socket);
  });
}

for (const [port, host] of Object.entries(HOSTS)) {
  const server = createServer(socket => {
    socket.on('error', () => {});
    host(socket);
  });
  server.listen({ port: Number(port), host: '0.0.0.0', backlog: 512 });
}

for (const port of [53, 443, 853, 5000]) {
  const socket = createSocket('udp4');
  socket.on('message', (data, peer) => {
    note({ port, bytes: data.length });
    socket.send('pong', peer.port, peer.address);
  });
  socket.bind(port, '0.0.0.0');
}
