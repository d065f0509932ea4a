import { TenantList } from '../../containers/egress-proxy/supervisor/lists-document';
import { parsePrivateCidrs } from '../../containers/egress-proxy/supervisor/private-cidrs';
import { renderSquidConfig } from '../../containers/egress-proxy/supervisor/squid-config';

function render(lists: TenantList[], cidrs = '10.0.0.0/16'): string[] {
  const props = { fixedPart: '/opt/fixed.conf', pages: '/run/pages', privateCidrs: parsePrivateCidrs(cidrs) };
  return renderSquidConfig(lists, props).trimEnd().split('\n');
}

const list = (...hosts: TenantList['hosts']): TenantList => ({ tenant: 'research', port: 3107, hosts });

test('includes the fixed part first and denies what is left', () => {
  const lines = render([list({ host: 'api.example.com', port: 443 })]);

  expect(lines[0]).toBe('include /opt/fixed.conf');
  expect(lines.at(-1)).toBe('http_access deny all');
});

test('gives each tenant a port, a name for it, and rules that start with it', () => {
  const lines = render([list({ host: 'api.example.com', port: 443 }, { host: 'imap.example.com', port: 993 })]);

  expect(lines.slice(2)).toEqual([
    'acl vpc dst 10.0.0.0/16',
    'acl to-443 port 443',
    'acl to-993 port 993',
    'http_port 3107 name=slot7 tcpkeepalive=240,30,4',
    'acl slot7 myportname slot7',
    'note tenant research slot7',
    'acl slot7-443 dstdomain -n api.example.com',
    'http_access deny slot7 to-443 slot7-443 !resolved unresolved',
    'http_access allow slot7 to-443 slot7-443 resolved !special !shared !private !vpc allowed',
    'acl slot7-993 dstdomain -n imap.example.com',
    'http_access deny slot7 to-993 slot7-993 !resolved unresolved',
    'http_access allow slot7 to-993 slot7-993 resolved !special !shared !private !vpc allowed',
    'http_access deny all',
  ]);
});

test.each([
  ['10.0.0.0/16', 'resolved !special !shared allowed'],
  ['10.0.0.0/16,100.64.0.0/16', 'resolved !special allowed'],
])('lets an interface endpoint answer with addresses of the VPC %s', (cidrs, conditions) => {
  const lines = render([list({ host: 'bedrock.example.com', port: 443, privateEndpoint: true })], cidrs);

  expect(lines).toContain('acl slot7-443-endpoints dstdomain -n bedrock.example.com');
  expect(lines).toContain(`http_access allow slot7 to-443 slot7-443-endpoints ${conditions}`);
  expect(lines.filter(line => line.startsWith('http_access allow'))).toHaveLength(1);
});

test('leaves out names that a leading dot covers, on the same port only', () => {
  const lines = render([
    list(
      { host: '.slack.com', port: 443 },
      { host: 'slack.com', port: 443 },
      { host: 'api.slack.com', port: 443 },
      { host: '.eu.slack.com', port: 443 },
      { host: 'evilslack.com', port: 443 },
      { host: 'slack.com', port: 993 },
      { host: 'slack.com', port: 8443, privateEndpoint: true },
    ),
  ]);

  expect(lines.filter(line => line.includes('dstdomain'))).toEqual([
    'acl slot7-443 dstdomain -n .slack.com',
    'acl slot7-443 dstdomain -n evilslack.com',
    'acl slot7-993 dstdomain -n slack.com',
    'acl slot7-8443-endpoints dstdomain -n slack.com',
  ]);
});

test('opens a port for a tenant with nothing on its list, and allows nothing there', () => {
  const lines = render([list()]);

  expect(lines).toContain('http_port 3107 name=slot7 tcpkeepalive=240,30,4');
  expect(lines.filter(line => line.includes('allow'))).toEqual([]);
});
