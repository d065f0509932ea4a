import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import * as tls from 'node:tls';
import type { Attempt } from './messages.ts';

const PATIENCE = 1500;

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Tries one way out and tells what came back. */
const TRIES: { readonly [kind in Attempt['kind']]: (attempt: Attempt) => Promise<string> } = {
  tls: ({ address, port, serverName, idle = 0 }) =>
    new Promise(resolve => {
      const socket = tls.connect({ host: address, port, servername: serverName, rejectUnauthorized: false });
      socket.once('secureConnect', () => setTimeout(() => socket.write('ping'), idle));
      socket.once('data', data => resolve(data.toString()));
      socket.once('error', () => resolve(''));
      setTimeout(resolve, PATIENCE + idle, '');
    }),
  tcp: ({ address, port, send = [] }) =>
    new Promise(resolve => {
      let answer = '';
      const socket = connect({ host: address, port, noDelay: true }, async () => {
        for (const piece of send) {
          socket.write(Buffer.from(piece, 'base64'));
          await pause(50);
        }
      });
      socket.on('data', data => {
        answer += data.toString('latin1');
      });
      socket.on('error', () => {});
      setTimeout(() => resolve(answer), PATIENCE + send.length * 50);
    }),
  udp: ({ address, port, send = [] }) =>
    new Promise(resolve => {
      const socket = createSocket('udp4');
      socket.once('message', data => resolve(data.toString()));
      for (const piece of send) socket.send(Buffer.from(piece, 'base64'), port, address);
      setTimeout(resolve, PATIENCE, '');
    }),
};

const attempt: Attempt = JSON.parse(process.argv[2] ?? '{}');
const tries = Array.from({ length: attempt.times ?? 1 }, () => TRIES[attempt.kind](attempt));
Promise.all(tries).then(answers => process.stdout.write(JSON.stringify(answers), () => process.exit(0)));
