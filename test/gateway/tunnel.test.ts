import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

interface Connection {
  /** What the proxy answers to CONNECT; success unless told otherwise. */
  readonly answer?: string;
  readonly proxyIs?: 'down' | 'closing';
  /** The server sends back what it gets unless told otherwise. */
  readonly serverIs?: 'ending';
  readonly to?: { readonly host: string; readonly port: number } | 'server';
  readonly call?: 'options' | 'arguments' | 'import' | 'listener' | 'socket';
  readonly bytes?: number;
}

interface Outcome {
  readonly requests: string[];
  readonly servername?: string;
  readonly received: number;
  readonly intact: boolean;
  readonly listenerCalled?: boolean;
  readonly error?: string;
}

const SCRIPT = path.join(__dirname, 'tunnel-process.mjs');

function connect(connection: Connection = {}): Outcome {
  const output = execFileSync(process.execPath, [SCRIPT, JSON.stringify(connection)], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return JSON.parse(output);
}

test('asks the proxy for the host and port, and speaks TLS to the server under its own name', () => {
  expect(connect()).toEqual({
    requests: ['CONNECT imap.example.com:993 HTTP/1.1\r\nHost: imap.example.com:993\r\n\r\n'],
    servername: 'imap.example.com',
    received: 4,
    intact: true,
  });
});

test.each<Connection['call']>(['arguments', 'import', 'listener'])('takes the call by %s as well', call => {
  const outcome = connect({ call });

  expect(outcome).toMatchObject({ requests: [expect.stringMatching(/^CONNECT /)], received: 4 });
  expect(outcome.listenerCalled).toBe(call === 'listener' ? true : undefined);
});

test('carries eight megabytes there and back', () => {
  const bytes = 8 * 1024 * 1024;

  expect(connect({ bytes })).toMatchObject({ received: bytes, intact: true });
});

test('closes in order when the server ends the connection', () => {
  const outcome = connect({ serverIs: 'ending' });

  expect(outcome).toMatchObject({ servername: 'imap.example.com', received: 0 });
  expect(outcome.error).toBeUndefined();
});

test.each<[string, number]>([
  ['irc.example.com', 6697],
  ['eu.irc.example.com', 6697],
])('takes %s:%i for listed below a dot', (host, port) => {
  expect(connect({ to: { host, port } }).requests).toEqual([expect.stringContaining(`CONNECT ${host}:${port} `)]);
});

test('leaves alone what is not listed, and what has a connection already', () => {
  expect(connect({ to: 'server' })).toMatchObject({ requests: [], received: 4 });
  expect(connect({ call: 'socket' })).toMatchObject({ requests: [], received: 4 });
});

test.each<[string, Connection, string]>([
  ['refuses', { answer: 'HTTP/1.1 403 Forbidden\r\nServer: squid\r\n\r\n' }, 'refused: 403 Forbidden'],
  ['is down', { proxyIs: 'down' }, 'connect ECONNREFUSED 127.0.0.1:1'],
  ['closes the connection', { proxyIs: 'closing' }, 'it closed the connection'],
  ['speaks something else', { answer: 'SSH-2.0-OpenSSH_9.9\r\n\r\n' }, 'the answer is not HTTP'],
  ['answers without end', { answer: 'x'.repeat(20_000) }, 'the answer has no end'],
])('names the host and the reason when the proxy %s', (_, connection, reason) => {
  expect(connect(connection)).toMatchObject({
    received: 0,
    error: `the egress proxy did not connect imap.example.com:993: ${reason}`,
  });
});
