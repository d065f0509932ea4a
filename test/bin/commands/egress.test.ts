import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dispatch } from '../../../bin/commands/dispatch';
import { CELLS, edit, VALID } from '../../deployment/edit';

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-egress-'));
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

/** Runs the command as a pipe sees it. */
async function run(...args: string[]) {
  const out = jest.spyOn(console, 'log').mockImplementation();
  const err = jest.spyOn(console, 'error').mockImplementation();
  const noColor = process.env['NO_COLOR'];
  process.env['NO_COLOR'] = '1';
  try {
    const code = await dispatch(['egress', ...args]);
    return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') };
  } finally {
    process.env['NO_COLOR'] = noColor ?? '';
    out.mockRestore();
    err.mockRestore();
  }
}

function write(...edits: [string, string][]): string {
  const file = path.join(directory, 'deployment.yaml');
  fs.writeFileSync(file, edit(VALID, edits));
  return file;
}

const PROXY: [string, string] = ['tier: dnsFirewall', 'tier: proxy'];

test('prints one line per host, by name, with why and who asked, and what the tier does not hold', async () => {
  expect(await run(write(PROXY))).toEqual({
    code: 0,
    err: '',
    out: [
      'tenant   host                port  why                                who asked',
      'support  api.anthropic.com    443  Model provider: API                configuration (model provider anthropic)',
      'support  .slack-edge.com      443  Slack: API, socket mode and files  configuration (channel slack)',
      'support  .slack.com           443  Slack: API, socket mode and files  configuration (channel slack)',
      'support  status.example.com   443  The agent looks up incidents.      support-team',
      '',
      "Tier proxy does not hold another host behind an allowed name of the same CDN, and what goes to an allowed service under an attacker's own account.",
    ].join('\n'),
  });
});

test.each([
  { tier: 'dnsFirewall', words: 'Tier dnsFirewall does not hold IP addresses, DNS over HTTPS, ' },
  { tier: 'networkFirewall', words: 'Tier networkFirewall does not hold another host ' },
  {
    tier: 'existingProxy\n  hostName: proxy.example.com\n  port: 3128\n  cidr: 10.9.0.0/24',
    words: 'Tier existingProxy does not hold what your proxy lets through beyond this list',
  },
])('says what gets out: $words', async ({ tier, words }) => {
  const { out } = await run(write(['tier: dnsFirewall', `tier: ${tier}`]));
  expect(out.split('\n').at(-1)).toContain(words);
});

test('prints JSON for programs, with each port', async () => {
  const port = '      owner: support-team\n      port: 8443\n      privateEndpoint: true\n';
  const { out } = await run('--format', 'json', write(PROXY, ['      owner: support-team\n', port]));
  const report = JSON.parse(out);
  expect(report).toMatchObject({ deployment: 'small', tier: 'proxy' });
  expect(report.hosts).toHaveLength(4);
  expect(report.hosts[3]).toEqual({
    tenant: 'support',
    host: 'status.example.com',
    port: 8443,
    privateEndpoint: true,
    reason: 'The agent looks up incidents.',
    owner: 'support-team',
  });
});

test('prints a Markdown table in which no text of the file is markup', async () => {
  const reason: [string, string] = ['reason: The agent looks up incidents.', 'reason: "a | b <img> [x](y)"'];
  const { out } = await run('--format=markdown', write(PROXY, reason));
  const lines = out.split('\n');
  expect(lines.slice(0, 2)).toEqual(['| tenant | host | port | why | who asked |', '|---|---|--:|---|---|']);
  expect(lines[5]).toBe('| support | status.example.com | 443 | a \\| b \\<img\\> \\[x\\](y) | support-team |');
  expect(lines).toHaveLength(8);
});

test('keeps a reason of several lines on one', async () => {
  const reason: [string, string] = [
    'reason: The agent looks up incidents.',
    'reason: |\n        It looks up\n        incidents.',
  ];
  const { out } = await run(write(reason));
  expect(out).toContain('support  status.example.com   443  It looks up incidents.');
});

test('marks a private endpoint', async () => {
  const { out } = await run(write(['owner: support-team', 'owner: support-team\n      privateEndpoint: true']));
  expect(out).toContain('status.example.com (private endpoint)   443');
});

test('tells every mistake of the file on stderr and answers 1', async () => {
  const file = write(['region: eu-central-1', 'region: eu-centrall-1'], ['host: status.example.com', 'host: "*"']);
  expect(await run(file)).toEqual({
    code: 1,
    out: '',
    err: [
      `${file}:2:9: region: "eu-centrall-1" is not an AWS region; use a name such as eu-central-1; did you mean "eu-central-1"?`,
      `${file}:16:13: egress.extraDomains[0].host: "*" allows every host; name each host that the gateway needs, one entry per host`,
    ].join('\n'),
  });
});

test.each([
  { args: [], problem: 'Name one deployment file, got none' },
  { args: ['a.yaml', 'b.yaml'], problem: 'Name one deployment file, got 2' },
  { args: ['--format', 'xml', 'a.yaml'], problem: '"xml" is no format; use text, json, markdown' },
  { args: ['--format', '__proto__', 'a.yaml'], problem: '"__proto__" is no format; use text, json, markdown' },
  { args: ['--colour', 'a.yaml'], problem: "Unknown option '--colour'" },
  { args: ['a.yaml', '--format'], problem: "Option '--format <value>' argument missing" },
])('says how it is used, and answers 2, when it is called with $args', async ({ args, problem }) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(new RegExp(`^${problem}\n\nUsage: openclaw-cdk egress `));
});

test.each(['--help', '-h'])('explains itself on %s, whatever stands beside it', async flag => {
  const { code, out, err } = await run('no-such-file.yaml', flag);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: openclaw-cdk egress .*--format <format> {2}text, json, markdown; text unless told/s);
});

test('lists the domains whose TXT records prove senders of mail, in each format', async () => {
  const example = path.join(__dirname, '..', '..', '..', 'examples', 'outbound-only.yaml');
  const line = 'mail    .example.com (TXT records)                DNS  E-mail: DKIM keys and DMARC policy';
  expect((await run(example)).out).toContain(line);
  expect((await run('--format', 'markdown', example)).out).toContain('| mail | .example.com (TXT records) | DNS |');
  expect(JSON.parse((await run('--format', 'json', example)).out).readableTextRecords).toEqual([
    {
      tenant: 'mail',
      domain: 'example.com',
      reason: 'E-mail: DKIM keys and DMARC policy, by which senders prove themselves',
      owner: 'configuration (channel imap)',
    },
  ]);
});

test('prints the hosts of every tenant of a file with cells', async () => {
  const file = path.join(directory, 'cells.yaml');
  fs.writeFileSync(file, CELLS);
  const { code, out } = await run(file);
  expect(code).toBe(0);
  expect(out.split('\n').map(line => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ['tenant', 'host'],
    ['counsel', 'bedrock-runtime.eu-central-1.amazonaws.com'],
    ['sales', 'api.openai.com'],
    ['support', 'api.anthropic.com'],
    ['support', '.slack-edge.com'],
    ['support', '.slack.com'],
    ['support', 'status.example.com'],
    [''],
    [expect.stringMatching(/^Tier proxy does not hold /)],
  ]);
});
