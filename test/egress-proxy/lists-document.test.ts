import { createHash } from 'node:crypto';
import { parseLists, parsePointer } from '../../containers/egress-proxy/supervisor/lists-document';
import { AllowedHost, EgressList } from '../../lib/egress';
import { renderListsDocument } from '../../lib/egress/lists-document';

const HOST = { host: 'api.example.com', port: 443 };
const TENANT = { tenant: 'research', port: 3101, hosts: [HOST] };
const LISTS = { version: 1, tenants: [TENANT] };

function read(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return parseLists(Buffer.from(text), createHash('sha256').update(text).digest('hex'));
}

const withHost = (host: object) => ({ version: 1, tenants: [{ ...TENANT, hosts: [{ ...HOST, ...host }] }] });
const withTenant = (tenant: object) => ({ version: 1, tenants: [{ ...TENANT, ...tenant }] });

test('reads what the library renders', () => {
  const reason = 'a test needs it';
  const allowedHosts: AllowedHost[] = [
    { host: 'api.example.com', reason },
    { host: '.slack.com', reason, owner: 'collaboration' },
    { host: 'imap.example.com', port: 993, reason },
    { host: 'bedrock-runtime.eu-central-1.amazonaws.com', privateEndpoint: true, reason },
    { host: 'xn--bcher-kva.example', reason },
  ];
  const lists: EgressList[] = [
    { tenantId: 'finance', slot: 85, allowedHosts: [] },
    { tenantId: 'a1-b', slot: 1, allowedHosts },
  ];
  const { text, sha256 } = renderListsDocument(lists);

  expect(parseLists(Buffer.from(text), sha256)).toEqual([
    {
      tenant: 'a1-b',
      port: 3101,
      hosts: [
        { host: '.slack.com', port: 443 },
        { host: 'api.example.com', port: 443 },
        { host: 'bedrock-runtime.eu-central-1.amazonaws.com', port: 443, privateEndpoint: true },
        { host: 'imap.example.com', port: 993 },
        { host: 'xn--bcher-kva.example', port: 443 },
      ],
    },
    { tenant: 'finance', port: 3185, hosts: [] },
  ]);
});

test('reads lists without a tenant', () => {
  expect(read({ version: 1, tenants: [] })).toEqual([]);
});

test.each([
  [{ ...LISTS, version: 2 }, 'lists.version'],
  [{ tenants: [] }, 'lists.version'],
  [{ version: 1 }, 'lists.tenants'],
  [{ ...LISTS, generated: 'now' }, 'lists'],
  [[LISTS], 'lists'],
  ['null', 'lists'],
  ['{', 'lists must be JSON'],
  ['', 'lists must be JSON'],
  [withTenant({ tenant: 'Research' }), 'lists.tenants.0.tenant'],
  [withTenant({ tenant: 'a b' }), 'lists.tenants.0.tenant'],
  [withTenant({ tenant: 'a\nhttp_access allow all' }), 'lists.tenants.0.tenant'],
  [withTenant({ tenant: 'research\n' }), 'lists.tenants.0.tenant'],
  [withTenant({ port: 3100 }), 'lists.tenants.0.port'],
  [withTenant({ port: 3186 }), 'lists.tenants.0.port'],
  [withTenant({ port: 3101.5 }), 'lists.tenants.0.port'],
  [withTenant({ port: '3101' }), 'lists.tenants.0.port'],
  [withTenant({ slot: 1 }), 'lists.tenants.0'],
  [withTenant({ hosts: {} }), 'lists.tenants.0.hosts'],
  [
    withTenant({ hosts: Array.from({ length: 1001 }, (_, at) => ({ ...HOST, host: `h${at}.example.com` })) }),
    'lists.tenants.0.hosts',
  ],
  [withTenant({ hosts: [HOST, HOST] }), 'lists.tenants.0.hosts: must not name a host and port twice'],
  [withTenant({ hosts: [HOST, { ...HOST, privateEndpoint: true }] }), 'lists.tenants.0.hosts: must not name'],
  [{ version: 1, tenants: [TENANT, { ...TENANT, tenant: 'finance' }] }, 'lists.tenants: must not give a port twice'],
  [{ version: 1, tenants: [TENANT, { ...TENANT, port: 3102 }] }, 'lists.tenants: must not name a tenant twice'],
  [withHost({ port: 0 }), 'lists.tenants.0.hosts.0.port'],
  [withHost({ port: 65_536 }), 'lists.tenants.0.hosts.0.port'],
  [withHost({ port: 53 }), 'lists.tenants.0.hosts.0.port: must not be a DNS port'],
  [withHost({ port: null }), 'lists.tenants.0.hosts.0.port'],
  [withHost({ privateEndpoint: false }), 'lists.tenants.0.hosts.0.privateEndpoint'],
  [withHost({ privateEndpoint: 'yes' }), 'lists.tenants.0.hosts.0.privateEndpoint'],
  [withHost({ reason: 'none' }), 'lists.tenants.0.hosts.0'],
])('refuses %j', (document, message) => {
  expect(() => read(document)).toThrow(message);
});

test.each([
  '',
  '.',
  'localhost',
  '.com',
  'API.example.com',
  'api.example.com.',
  'api..example.com',
  '..example.com',
  '-api.example.com',
  'a_b.example.com',
  '*.example.com',
  'api.example.com:443',
  'https://api.example.com',
  'api.example.com/x',
  'api.example.com ',
  ' api.example.com',
  'api.example.com\n',
  'api.example.com\nhttp_access allow all',
  'api.example.com\r',
  'api.example.com\thttp_access',
  'api.example.com\0',
  '-i',
  '"/etc/passwd"',
  '"/etc/passwd".example.com',
  'parameters("/etc/passwd")',
  '%{service_name}.example.com',
  'api.example.com#',
  'bücher.example',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(127)}com`,
  '127.0.0.1',
  '2130706433',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '127.1',
  '1.0x7f',
  '::1',
  '[::1]',
])('refuses the host %j', host => {
  expect(() => read(withHost({ host }))).toThrow('lists.tenants.0.hosts.0.host');
});

test('refuses lists that are not the ones it was told of', () => {
  const sha256 = 'a'.repeat(64);

  expect(() => parseLists(Buffer.from(JSON.stringify(LISTS)), sha256)).toThrow(`lists must hash to ${sha256}, got `);
});

test('refuses lists that are too large before it looks at them', () => {
  expect(() => read(`${JSON.stringify(LISTS)}${' '.repeat(4 * 1024 * 1024)}`)).toThrow('at most 4194304 bytes');
});

test('refuses bytes that are no text', () => {
  const bytes = Buffer.from([0xff, 0xfe]);

  expect(() => parseLists(bytes, createHash('sha256').update(bytes).digest('hex'))).toThrow();
});

const POINTER = { bucket: 'lists', key: 'lists/1.json', sha256: '0'.repeat(64) };

test('reads a pointer', () => {
  expect(parsePointer(JSON.stringify(POINTER))).toEqual(POINTER);
});

test.each([
  ['', 'pointer must be JSON'],
  [JSON.stringify({ ...POINTER, sha256: 'ABC' }), 'pointer.sha256: must be 64 hexadecimal digits'],
  [JSON.stringify({ ...POINTER, sha256: 'A'.repeat(64) }), 'pointer.sha256'],
  [JSON.stringify({ ...POINTER, bucket: '' }), 'pointer.bucket'],
  [JSON.stringify({ ...POINTER, key: undefined }), 'pointer.key'],
  [JSON.stringify({ ...POINTER, region: 'x' }), 'pointer'],
])('refuses the pointer %j', (text, message) => {
  expect(() => parsePointer(text)).toThrow(message);
});
