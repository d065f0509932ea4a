// Succeeds while Squid answers by the lists that the supervisor says are in force.
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';

const inForce = readFileSync('/run/egress/in-force', 'utf8');
const request = get({ host: '127.0.0.1', port: 3100, path: 'http://egress-proxy/', timeout: 3000 });
request.on('timeout', () => request.destroy());
request.on('error', () => process.exit(1));
request.on('response', async response =>
  process.exit((await text(response).catch(() => '')).trim() === inForce ? 0 : 1),
);
