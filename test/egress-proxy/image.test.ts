import * as fs from 'node:fs';
import * as path from 'node:path';

const CONTAINERS = path.join(__dirname, '..', '..', 'containers');
const read = (...file: string[]) => fs.readFileSync(path.join(CONTAINERS, ...file), 'utf8');
const dockerfile = read('egress-proxy', 'Dockerfile');

test('is built on the base of the edge, with the Node.js of the gateway', () => {
  const base = /^FROM (\S+@sha256:[0-9a-f]{64})$/m.exec(read('edge', 'Dockerfile'))?.[1];
  const openclaw = /^ARG OPENCLAW_IMAGE=(\S+@sha256:[0-9a-f]{64})$/m.exec(read('gateway', 'Dockerfile'))?.[1];

  expect(dockerfile).toContain(`FROM ${base}\n`);
  expect(dockerfile).toContain(`COPY --from=${openclaw} /usr/local/bin/node /usr/local/bin/node\n`);
});

test('runs as the user of Squid, lets no file raise its rights, and leaves one place to write to', () => {
  expect(dockerfile).toContain('USER 13:13');
  expect(dockerfile).toContain('-perm /6000 -exec chmod a-s {} +');
  expect(dockerfile).toContain('install -d -m 1777 /run/egress');
});

test('takes the bundle of the supervisor, not its source', () => {
  const ignored = read('egress-proxy', '.dockerignore').trim().split('\n');
  const copied = /^COPY (?!--from)(.+) \/opt\/egress-proxy\/$/m.exec(dockerfile)?.[1]?.split(' ');

  expect(ignored).toEqual(['*', '!squid.conf', '!health-check.mjs', '!bundle']);
  expect(copied).toEqual(['squid.conf', 'health-check.mjs', 'bundle/supervisor.mjs']);
});

test('decides nothing outside of the lists: the fixed part of the configuration denies only', () => {
  const rules = read('egress-proxy', 'squid.conf')
    .split('\n')
    .filter(line => line.startsWith('http_access'));

  expect(rules).toEqual(['http_access deny health', 'http_access deny !CONNECT', 'http_access deny manager']);
});
