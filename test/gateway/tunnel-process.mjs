// Connects as OpenClaw's plugins do, beside a proxy and a server of a few lines: what to do and what happened is JSON.
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';

const {
  answer = 'HTTP/1.1 200 OK\r\n\r\n',
  proxyIs,
  serverIs,
  to = { host: 'imap.example.com', port: 993 },
  call = 'options',
  bytes = 4,
} = JSON.parse(process.argv[2]);
// Without certificates, which Node.js cannot make: the tests on the real programs have some.
const secret = { psk: Buffer.alloc(32, 1), identity: 'test' };
const unsigned = { ciphers: 'PSK', maxVersion: 'TLSv1.2', checkServerIdentity: () => undefined };
const seen = { requests: [], received: 0, intact: true };

const server = tls.createServer({ ...unsigned, pskCallback: () => secret.psk }, socket => {
  seen.servername = socket.servername;
  socket.on('error', () => undefined);
  if (serverIs === 'ending') socket.end();
  else socket.pipe(socket);
});
const proxy = net.createServer({ allowHalfOpen: true }, client => {
  client.on('error', () => undefined);
  client.once('data', request => {
    seen.requests.push(request.toString());
    if (proxyIs === 'closing') return void client.end();
    client.write(answer);
    if (!answer.startsWith('HTTP/1.1 200')) return;
    const upstream = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
    upstream.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
});
for (const each of [server, proxy]) await once(each.listen(0, '127.0.0.1'), 'listening');

process.env.OPENCLAW_PROXY_URL = `http://127.0.0.1:${proxyIs === 'down' ? 1 : proxy.address().port}`;
process.env.OPENCLAW_TUNNELED_HOSTS = 'imap.example.com:993,.irc.example.com:6697';
await import('../../containers/gateway/tunnel.mjs');
const { connect } = await import('node:tls');

const { host, port } = to === 'server' ? { host: '127.0.0.1', port: server.address().port } : to;
const servername = to === 'server' ? 'server.example.com' : host;
const options = { ...unsigned, pskCallback: () => secret, servername };
const calls = {
  options: () => tls.connect({ ...options, host, port }),
  arguments: () => tls.connect(port, host, options),
  import: () => connect({ ...options, host, port }),
  socket: () => tls.connect({ ...options, host, port, socket: net.connect(server.address().port, '127.0.0.1') }),
  listener: () =>
    tls.connect({ ...options, host, port }, () => {
      seen.listenerCalled = true;
    }),
};

const socket = calls[call]();
const closed = new Promise(resolve => socket.on('close', resolve));
socket.on('secureConnect', () => socket.write(Buffer.alloc(bytes, 'x')));
socket.on('data', chunk => {
  seen.received += chunk.length;
  seen.intact &&= chunk.every(byte => byte === 120);
  if (seen.received === bytes) socket.end();
});
socket.on('error', ({ message }) => {
  seen.error = message;
});
await closed;
process.stdout.write(JSON.stringify(seen), () => process.exit());
