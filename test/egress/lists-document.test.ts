import { createHash } from 'node:crypto';
import { renderListsDocument } from '../../lib/egress/lists-document';
import { listFor, reason } from './fixture';

const acme = listFor([
  { host: 'imap.example.com', port: 993, reason },
  { host: '.slack.com', reason, owner: 'support' },
  { host: 'llm.example.com', reason, privateEndpoint: true },
]);
const beta = listFor([{ host: 'api.openai.com', reason }], 'beta', 2);

test('says for each tenant which port is its own and which hosts it may reach on which port', () => {
  expect(JSON.parse(renderListsDocument([acme, beta]).text)).toEqual({
    version: 1,
    tenants: [
      { tenant: 'beta', port: 3102, hosts: [{ host: 'api.openai.com', port: 443 }] },
      {
        tenant: 'acme',
        port: 3107,
        hosts: [
          { host: '.slack.com', port: 443 },
          { host: 'imap.example.com', port: 993 },
          { host: 'llm.example.com', port: 443, privateEndpoint: true },
        ],
      },
    ],
  });
});

test('has the checksum of its bytes', () => {
  const { text, sha256 } = renderListsDocument([acme]);
  expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
});

test('is the same whatever order tenants and hosts came in, and another when a host is', () => {
  const turned = { ...acme, allowedHosts: [...acme.allowedHosts].reverse() };
  expect(renderListsDocument([beta, turned])).toEqual(renderListsDocument([acme, beta]));
  expect(renderListsDocument([beta]).sha256).not.toBe(renderListsDocument([acme]).sha256);
});
