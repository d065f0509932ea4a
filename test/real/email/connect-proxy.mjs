import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** A proxy that connects what `reach(target)` names an address for, and refuses all else. */
export async function startProxy(address, port, reach) {
  const server = http.createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    client.on('error', () => undefined);
    const host = reach(request.url);
    if (host === undefined) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = net.connect(Number(request.url.split(':').at(-1)), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  server.listen(port, address);
  await once(server, 'listening');
}
