import { once } from 'node:events';
import net from 'node:net';
import { Duplex } from 'node:stream';

const ANSWER_WITHIN = 30_000;
const LONGEST_ANSWER = 16_384;
const KEEP_ALIVE_AFTER = 60_000;

/** A stream to `target`, a host and port, through the proxy; what is written waits until the proxy has connected it. */
export function openTunnel({ hostname, port }, target) {
  const socket = net.connect({
    host: hostname,
    port: Number(port || 80),
    // TLS takes its leave after the other side has.
    allowHalfOpen: true,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_AFTER,
  });
  // An error between two steps of the handshake is told by the next of them.
  socket.on('error', () => undefined);
  const tunnel = new Duplex({
    construct: callback => {
      connect(socket, target).then(
        () => {
          relay(socket, tunnel);
          callback();
        },
        error => callback(new Error(`the egress proxy ${error.message}`, { cause: error })),
      );
    },
    read: () => {
      socket.resume();
    },
    write: (chunk, _, callback) => {
      socket.write(chunk, callback);
    },
    final: callback => {
      socket.end(callback);
    },
    destroy: (error, callback) => {
      socket.destroy();
      callback(error);
    },
  });
  return tunnel;
}

function relay(socket, tunnel) {
  socket.on('error', error => tunnel.destroy(error));
  socket.on('end', () => tunnel.push(null));
  socket.on('close', () => {
    // After an end there may be data that nobody has read yet.
    if (!socket.readableEnded) tunnel.destroy();
  });
  socket.on('data', chunk => {
    if (!tunnel.push(chunk)) socket.pause();
  });
  socket.pause();
}

async function connect(socket, target) {
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  try {
    await once(socket, 'connect', { signal });
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    const { head, rest } = await readAnswer(socket, signal);
    const [, status, reason] = /^HTTP\/1\.[01] (\d{3}) ?(.*)/.exec(head) ?? [];
    if (status === undefined) throw new Error('the answer is not HTTP');
    if (!status.startsWith('2')) throw new Error(`refused: ${status} ${reason}`);
    if (rest.length > 0) socket.unshift(rest);
  } catch (error) {
    const why = signal.aborted ? `no answer within ${ANSWER_WITHIN / 1000} s` : error.message;
    throw new Error(`did not connect ${target}: ${why}`, { cause: error });
  }
}

async function readAnswer(socket, signal) {
  let answer = Buffer.alloc(0);
  for (;;) {
    await once(socket, 'readable', { signal });
    const chunk = socket.read();
    if (chunk === null) throw new Error('it closed the connection');
    answer = Buffer.concat([answer, chunk]);
    const end = answer.indexOf('\r\n\r\n');
    if (end >= 0) return { head: answer.toString('latin1', 0, end), rest: answer.subarray(end + 4) };
    if (answer.length > LONGEST_ANSWER) throw new Error('the answer has no end');
  }
}
