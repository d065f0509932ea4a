import { Aws, Lazy } from 'aws-cdk-lib';
import { AllowedHost } from '../../lib/egress';
import { validateAllowedHosts } from '../../lib/egress/host-rules';

const reason = 'a test needs it';

function problem(allowedHosts: AllowedHost[]): string {
  try {
    validateAllowedHosts(allowedHosts);
    return 'no problem';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  'api.anthropic.com',
  '.slack.com',
  '.example.co.uk',
  'example.github.io',
  '.example.github.io',
  'smba.trafficmanager.net',
  'raw.githubusercontent.com',
  '.api.amazonaws.com',
  '.corp.example.internal',
  '127.0.0.1.example.com',
  'imap.example.com',
  'xn--bcher-kva.example',
  '1.example.com',
  'a-b.c--d.example',
  `${'a'.repeat(63)}.example`,
])('accepts %s', host => {
  expect(() => validateAllowedHosts([{ host, reason }])).not.toThrow();
});

const STAR = ['must not contain "*"', 'name each host, or write ".example.com" for a name and everything below it'];
const ASCII = [
  'must be plain ASCII',
  'a look-alike letter names another host, so retype it; write an international name in its xn-- form',
];
const URL = ['must be a host name, not a URL or an address', 'leave out the scheme, the user, the path and spaces'];
const COLON = ['must not contain ":"', 'give the port in "port"; IPv6 addresses are not accepted, names are'];
const IP = [
  'must be a name, not an IP address',
  'an allow list holds names; give the name that the address answers to',
];
const LABELS = [
  'must consist of labels of letters, digits and inner hyphens',
  'check the spelling, "api.example.com" is a good one',
];
const SINGLE = ['must have at least two labels', 'a single label is a whole top-level domain or a name without one'];
const SUFFIX = ['must not cover a public suffix', 'anyone can register a name below it; name the domain that you mean'];

test.each([
  ['*', ...STAR],
  ['*.slack.com', ...STAR],
  ['*.com', ...STAR],
  ['https://slack.com', ...URL],
  ['slack.com/api', ...URL],
  ['user@slack.com', ...URL],
  [' slack.com', ...URL],
  ['slack.com:443', ...COLON],
  ['::ffff:127.0.0.1', ...COLON],
  ['[::1]', ...COLON],
  ['Slack.com', 'must be lower case', 'write it in lower case'],
  ['slack.com.', 'must not end in a dot', 'leave the last dot out'],
  ['169.254.169.254', ...IP],
  ['2852039166', ...IP],
  ['0xa9fea9fe', ...IP],
  ['0251.0xfe.43518', ...IP],
  ['127.1', ...IP],
  ['0251.0376.0251.0376', ...IP],
  ['0xa9.0xfe.0xa9.0xfe', ...IP],
  ['.0.0.1', ...IP],
  ['', ...LABELS],
  ['..slack.com', ...LABELS],
  ['slack..com', ...LABELS],
  ['-slack.com', ...LABELS],
  ['my_host.example.com', ...LABELS],
  [`${'a'.repeat(64)}.com`, ...LABELS],
  ['localhost', ...SINGLE],
  ['.com', ...SINGLE],
  ['.co.uk', ...SUFFIX],
  ['.com.au', ...SUFFIX],
  ['.github.io', ...SUFFIX],
  ['.trafficmanager.net', ...SUFFIX],
  ['.s3.amazonaws.com', ...SUFFIX],
  ['.s3.eu-central-1.amazonaws.com', ...SUFFIX],
  ['.amazonaws.com', ...SUFFIX],
  ['.eu-central-1.amazonaws.com', ...SUFFIX],
  ['.windows.net', ...SUFFIX],
  ['.kawasaki.jp', ...SUFFIX],
])('fails on %j', (host, rule, remedy) => {
  expect(problem([{ host, reason }])).toBe(`allowedHosts[0].host ${rule}, got "${host}": ${remedy}`);
});

test.each([
  ['sl\u0430ck.com', 'sl\\u{430}ck.com'],
  ['slack\u200b.com', 'slack\\u{200b}.com'],
  ['slack\u3002com', 'slack\\u{3002}com'],
])('fails on %j and makes the look-alike visible', (host, shown) => {
  expect(problem([{ host, reason }])).toBe(`allowedHosts[0].host ${ASCII[0]}, got "${shown}": ${ASCII[1]}`);
});

test.each([
  [0, 'must be a whole number from 1 to 65535, got 0'],
  [65536, 'must be a whole number from 1 to 65535, got 65536'],
  [443.5, 'must be a whole number from 1 to 65535, got 443.5'],
  [53, "must not be a DNS port, got 53: names are resolved by the VPC's own resolver alone"],
  [853, "must not be a DNS port, got 853: names are resolved by the VPC's own resolver alone"],
])('fails on port %s', (port, message) => {
  expect(problem([{ host: 'imap.example.com', port, reason }])).toBe(`allowedHosts[0].port ${message}`);
});

test('fails on an empty reason', () => {
  expect(() => validateAllowedHosts([{ host: 'slack.com', reason: ' ' }])).toThrow(
    'allowedHosts[0].reason must say why "slack.com" is needed, got an empty text',
  );
});

test('accepts one host with several ports', () => {
  const hosts = [
    { host: 'mail.example.com', port: 993, reason },
    { host: 'mail.example.com', port: 443, reason },
  ];
  expect(() => validateAllowedHosts(hosts)).not.toThrow();
});

test('reports every problem at once, one a line', () => {
  const hosts = [
    { host: '*', port: 53, reason: '' },
    { host: 'slack.com', reason },
    { host: 'Slack.com', reason },
  ];
  expect(() => validateAllowedHosts(hosts)).toThrow(
    /^allowedHosts\[0\]\.host .*\nallowedHosts\[0\]\.port .*\nallowedHosts\[0\]\.reason .*\nallowedHosts\[2\]\.host .*$/,
  );
});

test('fails on what is only known at deployment', () => {
  const port = Lazy.number({ produce: () => 3128 });
  expect(problem([{ host: `proxy.${Aws.URL_SUFFIX}`, port, reason }])).toBe(
    [
      'allowedHosts[0].host must be literal, got a token: lists are published with a checksum, so write the value out',
      'allowedHosts[0].port must be literal, got a token: lists are published with a checksum, so write the value out',
    ].join('\n'),
  );
});
