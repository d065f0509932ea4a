import { EgressList } from '../../../lib/egress';
import { Zone } from '../harness/egress/messages';

const reason = 'a test needs it';

export const PUBLIC = '52.1.1.1';
export const OTHER = '52.2.2.2';
/** A second range of the VPC, which no other rule would keep out. */
export const SECOND_CIDR = '52.9.0.0/16';

/** Names that stand for an address that no list may lead to, by that address. */
export const FORBIDDEN: { readonly [name: string]: string[] } = {
  'metadata.example.com': ['169.254.169.254'],
  'credentials.example.com': ['169.254.170.2'],
  'time.example.com': ['169.254.169.123'],
  'loopback.example.com': ['127.0.0.1'],
  'loopback-2.example.com': ['127.1.2.3'],
  'unspecified.example.com': ['0.0.0.0'],
  'proxy.example.com': ['10.0.2.10'],
  'vpc.example.com': ['10.0.3.7'],
  'second-vpc.example.com': ['52.9.3.4'],
  'private-10.example.com': ['10.200.0.1'],
  'private-172.example.com': ['172.31.0.1'],
  'private-192.example.com': ['192.168.1.1'],
  'carrier.example.com': ['100.64.0.1'],
  'benchmark.example.com': ['198.18.0.1'],
  'documentation.example.com': ['192.0.2.1'],
  'multicast.example.com': ['224.0.0.251'],
  'reserved.example.com': ['240.0.0.1'],
  'broadcast.example.com': ['255.255.255.255'],
  'loopback6.example.com': ['::1'],
  'unspecified6.example.com': ['::'],
  'local6.example.com': ['fd00::1'],
  'metadata6.example.com': ['fd00:ec2::254'],
  'link6.example.com': ['fe80::1'],
  'multicast6.example.com': ['ff02::1'],
  'mapped.example.com': ['::ffff:127.0.0.1'],
  'compatible.example.com': ['::7f00:1'],
  'translated.example.com': ['::ffff:0:127.0.0.1'],
  'nat64.example.com': ['64:ff9b::a9fe:a9fe'],
  'local-nat64.example.com': ['64:ff9b:1::a9fe:a9fe'],
  '6to4.example.com': ['2002:7f00:1::'],
  'teredo.example.com': ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  'documentation6.example.com': ['2001:db8::1'],
  'mixed.example.com': [PUBLIC, '127.0.0.1'],
  'mixed-last.example.com': [PUBLIC, OTHER, '52.3.3.3', '10.0.3.7'],
  'mixed-families.example.com': [PUBLIC, '::1'],
};

/** Of the names of interface endpoints, which may answer with the VPC's own addresses. */
export const FORBIDDEN_ENDPOINTS: { readonly [name: string]: string[] } = {
  'metadata.endpoint.example.com': ['169.254.169.254'],
  'credentials.endpoint.example.com': ['169.254.170.2'],
  'loopback.endpoint.example.com': ['127.0.0.1'],
  'carrier.endpoint.example.com': ['100.64.0.1'],
  'mixed.endpoint.example.com': ['10.0.3.7', '169.254.169.254'],
  'loopback6.endpoint.example.com': ['::1'],
};

const EXACT = [
  'api.example.com',
  'cdn.example.com',
  'xn--bcher-kva.example',
  'gone.example.com',
  'chained.example.com',
];

export const LISTS: EgressList[] = [
  {
    tenantId: 'research',
    slot: 1,
    allowedHosts: [
      ...[...EXACT, '.slack.example', ...Object.keys(FORBIDDEN)].map(host => ({ host, reason })),
      { host: 'imap.example.com', port: 993, reason },
      ...['works.endpoint.example.com', ...Object.keys(FORBIDDEN_ENDPOINTS)].map(host => ({
        host,
        privateEndpoint: true,
        reason,
      })),
    ],
  },
  { tenantId: 'finance', slot: 2, allowedHosts: [{ host: 'finance.example.com', reason }] },
];

const addresses = (names: { readonly [name: string]: string[] }): Zone =>
  Object.fromEntries(Object.entries(names).map(([name, addresses]) => [name, [{ addresses }]]));

export const ZONE: Zone = {
  ...addresses(FORBIDDEN),
  ...addresses(FORBIDDEN_ENDPOINTS),
  ...Object.fromEntries(
    ['api.example.com', 'cdn.example.com', 'imap.example.com', 'slack.example', 'a.b.slack.example'].map(name => [
      name,
      [{ addresses: [PUBLIC] }],
    ]),
  ),
  'xn--bcher-kva.example': [{ addresses: [PUBLIC] }],
  'finance.example.com': [{ addresses: [OTHER] }],
  'works.endpoint.example.com': [{ addresses: ['10.0.3.7'] }],
  'chained.example.com': [{ cname: 'inside.evil.example', addresses: ['10.0.3.7'] }],
};
