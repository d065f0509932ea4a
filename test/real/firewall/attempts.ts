import { clientHello, endlessClientHello } from './client-hello';
import { FOREIGN, LISTED, SILENT, TALKATIVE } from './lab';
import { Attempt } from './messages';

export const ALLOWED_HOSTS = [
  { host: 'api.anthropic.com', reason: 'the model' },
  { host: '.slack.com', reason: 'Slack, and every name below it' },
  { host: 'imap.example.com', port: 993, reason: 'the mailbox' },
];

/** A vector, and what tries it: Node.js 24, or another program. */
export interface Vector {
  readonly name: string;
  readonly attempt?: Attempt;
  readonly command?: readonly string[];
}

/** A vector that a rule stops, by what the rule says. */
export interface StoppedVector extends Vector {
  readonly says: string;
}

const NOT_ALLOWED = 'TLS to a name that is not allowed here';
const NOT_TLS = 'Not TLS on a TLS port';

export const PASSED: readonly Vector[] = [
  { name: 'an allowed name, by curl', command: curl('api.anthropic.com', 443, LISTED) },
  { name: 'an allowed name, by Node.js 24', attempt: overTls('api.anthropic.com') },
  { name: 'the name that a leading dot stands for', attempt: overTls('slack.com') },
  { name: 'a name below a leading dot', attempt: overTls('wss-primary.slack.com') },
  { name: 'the name by which the proxy learns of its lists', attempt: overTls('ssm.eu-central-1.amazonaws.com') },
  { name: 'an allowed name in upper case', command: openssl('-servername', 'API.Anthropic.COM') },
  { name: 'TLS 1.2', command: openssl('-servername', 'api.anthropic.com', '-tls1_2') },
  { name: 'a mailbox on the port of its own', attempt: overTls('imap.example.com', 993) },
  { name: 'a connection that idles for ten seconds', attempt: { ...overTls('slack.com'), idle: 10_000 } },
];

export const STOPPED: readonly StoppedVector[] = [
  { name: 'a foreign name, by curl', command: curl('evil.example', 443, FOREIGN), says: NOT_ALLOWED },
  { name: 'a foreign name, by Node.js 24 in two segments', attempt: overTls('evil.example'), says: NOT_ALLOWED },
  { name: 'DNS over HTTPS', attempt: overTls('dns.google', 443, FOREIGN), says: NOT_ALLOWED },
  { name: 'no name, by OpenSSL', command: openssl('-noservername'), says: 'TLS without a server name' },
  { name: 'no name, by Node.js 24 in two segments', attempt: overTls(''), says: 'TLS without a server name' },
  { name: 'an IPv4 address for a name', command: openssl('-servername', FOREIGN), says: 'TLS to an address' },
  { name: 'an IPv6 address for a name', attempt: hello({ serverName: '2001:db8::1' }), says: 'TLS to an address' },
  { name: 'an allowed name with a last dot', command: openssl('-servername', 'slack.com.'), says: NOT_ALLOWED },
  { name: 'a name that ends like an allowed one', attempt: overTls('evilslack.com'), says: NOT_ALLOWED },
  { name: 'a name that begins like an allowed one', attempt: overTls('slack.com.evil.example'), says: NOT_ALLOWED },
  { name: 'a name below one that has no leading dot', attempt: overTls('x.api.anthropic.com'), says: NOT_ALLOWED },
  {
    name: 'a foreign name cut in two TLS records',
    attempt: hello({ serverName: 'evil.example', recordSizes: [95] }),
    says: NOT_ALLOWED,
  },
  { name: 'a foreign mailbox', attempt: overTls('imap.evil.example', 993, FOREIGN), says: NOT_ALLOWED },
  { name: 'an allowed mailbox on another port', attempt: overTls('imap.example.com', 443), says: NOT_ALLOWED },
  { name: 'an allowed name on the port of a mailbox', attempt: overTls('slack.com', 993), says: NOT_ALLOWED },
  {
    name: 'an allowed name on port 8443',
    attempt: overTls('slack.com', 8443),
    says: 'TCP to a port that no allowed host has',
  },
  { name: 'raw TCP on port 4444', attempt: raw(4444, 'data'), says: 'TCP to a port that no allowed host has' },
  { name: 'SSH', attempt: raw(22, 'SSH-2.0-OpenSSH_9.2\r\n'), says: 'SSH' },
  { name: 'SSH on port 443', attempt: raw(443, 'SSH-2.0-OpenSSH_9.2\r\n', SILENT), says: 'SSH on a TLS port' },
  { name: 'a server that speaks first on port 443', attempt: raw(443, '', TALKATIVE), says: 'The server spoke first' },
  { name: 'no TLS on port 443', attempt: raw(443, 'exfiltrated data', SILENT), says: NOT_TLS },
  {
    name: 'no TLS on port 443, byte by byte',
    attempt: { ...raw(443, '', SILENT), send: [...'exfiltrate'].map(base64) },
    says: NOT_TLS,
  },
  {
    name: 'an SSLv2 ClientHello',
    attempt: { ...raw(443, '', SILENT), send: [sslV2Hello()] },
    says: 'TLS without a server name',
  },
  { name: 'HTTP to an allowed name', command: curl('slack.com', 80, LISTED, 'http'), says: 'HTTP without TLS' },
  {
    name: 'HTTP to an allowed name on port 443',
    command: curl('slack.com', 443, SILENT, 'http'),
    says: 'HTTP without TLS on a TLS port',
  },
  { name: 'DNS to a foreign resolver', attempt: overUdp(53), says: 'DNS over UDP past the resolver of the VPC' },
  { name: 'DNS over TCP', attempt: raw(53, 'query'), says: 'DNS over TCP past the resolver of the VPC' },
  {
    name: 'DNS over TLS',
    attempt: overTls('dns.google', 853, FOREIGN),
    says: 'DNS over TLS past the resolver of the VPC',
  },
  { name: 'DNS over QUIC', attempt: overUdp(853), says: 'UDP' },
  { name: 'QUIC', attempt: overUdp(443), says: 'QUIC' },
  { name: 'UDP on port 5000', attempt: overUdp(5000), says: 'UDP' },
  { name: 'a ping', command: ['ping', '-c', '1', '-W', '1', '-q', FOREIGN], says: 'ICMP' },
];

/** What these rules cannot know: the threat model tells of it. The first is closed on AWS, by validation of addresses. */
export const RESIDUAL: readonly Vector[] = [
  { name: 'an allowed name sent to a foreign address', attempt: overTls('slack.com', 443, FOREIGN) },
  { name: 'an allowed name with more behind a NUL', attempt: hello({ serverName: 'slack.com\0.evil.example' }) },
  {
    name: 'an allowed name around an encrypted ClientHello',
    attempt: hello({ serverName: 'slack.com', encryptedInside: true }),
  },
];

export const MANY: Attempt = { ...overTls('slack.com'), times: 50 };

export const ENDLESS: Attempt = {
  ...raw(443, '', SILENT),
  send: cutEvery(endlessClientHello(64_000), 1000).map(piece => piece.toString('base64')),
};

function overTls(serverName: string, port = 443, address = LISTED): Attempt {
  return { kind: 'tls', address, port, serverName };
}

function raw(port: number, text: string, address = FOREIGN): Attempt {
  return { kind: 'tcp', address, port, send: text === '' ? [] : [base64(text)] };
}

function hello(props: Parameters<typeof clientHello>[0]): Attempt {
  return { kind: 'tcp', address: SILENT, port: 443, send: [clientHello(props).toString('base64')] };
}

function overUdp(port: number): Attempt {
  return { kind: 'udp', address: FOREIGN, port, send: [base64('data')] };
}

function curl(name: string, port: number, address: string, scheme = 'https'): string[] {
  const url = `${scheme}://${name}:${port}/`;
  return ['curl', '--silent', '--insecure', '--max-time', '2', '--resolve', `${name}:${port}:${address}`, url];
}

function openssl(...options: string[]): string[] {
  const client = ['timeout', '2', 'openssl', 's_client', '-quiet', '-connect', `${LISTED}:443`, ...options];
  return ['sh', '-c', `(printf ping; sleep 1) | ${client.join(' ')} 2>/dev/null; true`];
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function sslV2Hello(): string {
  const body = Buffer.from('0103010003000000100000350102030405060708090a0b0c0d0e0f10', 'hex');
  return Buffer.concat([Buffer.from([0x80, body.length]), body]).toString('base64');
}

function cutEvery(content: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
    content.subarray(index * size, (index + 1) * size),
  );
}
