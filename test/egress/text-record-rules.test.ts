import { ReadableTextRecords } from '../../lib/egress';
import { validateReadableTextRecords } from '../../lib/egress/text-record-rules';

const reason = 'a test needs it';

function problem(records: ReadableTextRecords[]): string {
  try {
    validateReadableTextRecords(records);
    return 'no problem';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(['example.com', 'mail.example.co.uk', 'team.github.io', 'corp.internal', 'xn--bcher-kva.example'])(
  'accepts %s',
  domain => {
    expect(problem([{ domain, reason }])).toBe('no problem');
  },
);

const SUFFIX = ['must not be a public suffix', 'anyone can register a name below it; name the domain that you mean'];

test.each([
  ['co.uk', ...SUFFIX],
  ['github.io', ...SUFFIX],
  ['kawasaki.jp', ...SUFFIX],
  ['.example.com', 'must not begin with a dot', 'the names below a domain are included'],
  ['com', 'must have at least two labels', 'a single label is a whole top-level domain or a name without one'],
  ['Example.com', 'must be lower case', 'write it in lower case'],
  ['*', 'must not contain "*"', 'name each host, or write ".example.com" for a name and everything below it'],
  [
    '_dmarc.example.com',
    'must consist of labels of letters, digits and inner hyphens',
    'check the spelling, "api.example.com" is a good one',
  ],
])('fails on %j', (domain, rule, remedy) => {
  expect(problem([{ domain, reason }])).toBe(`readableTextRecords[0].domain ${rule}, got "${domain}": ${remedy}`);
});

test('fails on an empty reason', () => {
  expect(problem([{ domain: 'example.com', reason: ' ' }])).toBe(
    'readableTextRecords[0].reason must say why "example.com" is needed, got an empty text',
  );
});

test('takes 500 domains, and one that several tenants read as one', () => {
  const domains = (count: number) => Array.from({ length: count }, (_, i) => ({ domain: `d${i}.example`, reason }));

  expect(problem([...domains(500), { domain: 'd0.example', reason }])).toBe('no problem');
  expect(problem(domains(501))).toBe(
    'readableTextRecords must list at most 500 domains, got 501: each is two names, and DNS Firewall takes 1000 in one list',
  );
});

test('reports every problem at once, one a line', () => {
  const records = [
    { domain: 'co.uk', reason: '' },
    { domain: 'example.com', reason },
    { domain: 'com', reason },
  ];

  expect(problem(records)).toMatch(
    /^readableTextRecords\[0\]\.domain .*\nreadableTextRecords\[0\]\.reason .*\nreadableTextRecords\[2\]\.domain .*$/,
  );
});
