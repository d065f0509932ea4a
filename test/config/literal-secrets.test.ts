import { holdsSecret, maskSecrets, secretProblem } from '../../lib/config/literal-secrets';

// Put together here, so that no scanner takes this file for a leak.
const SECRETS: [kind: string, value: string][] = [
  ['a Slack bot token', ['xoxb', '1234567890', 'abcdefghij'].join('-')],
  ['a Slack app token', ['xapp', '1', 'A0123456789', '0123456789'].join('-')],
  ['a Slack webhook', ['https://hooks.slack.com/services', 'T0123', 'B0123', 'abcdef'].join('/')],
  ['an Anthropic key', ['sk', 'ant', 'api03', 'abcD1'.repeat(5)].join('-')],
  ['an OpenAI key', ['sk', 'proj', 'abcD1'.repeat(5)].join('-')],
  ['an AWS access key', `AKIA${'ABCDEFGH'.repeat(2)}`],
  ['a temporary AWS access key', `ASIA${'ABCDEFGH'.repeat(2)}`],
  ['a Bedrock key', `ABSK${'Qm9va'.repeat(8)}`],
  ['a Telegram token', ['123456789', `AAH${'abcD1_ef'.repeat(4)}`].join(':')],
  ['a Discord token', ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'aB3dE_'.repeat(5)].join('.')],
  ['a JSON web token', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NSJ9', 'abc'].join('.')],
  ['a GitHub token', ['ghp', 'aB3'.repeat(12)].join('_')],
  ['a Google key', `AIza${'aB3dE'.repeat(7)}`],
  ['a Microsoft client secret', `abc8Q~${'aB3d.'.repeat(7)}`.slice(0, 40)],
  ['a password in an address', ['https://user', 'hunter2@proxy.example.com'].join(':')],
  ['a bearer header', ['Bearer', 'abcdefgh'].join(' ')],
  ['a private key', ['-----BEGIN', 'RSA PRIVATE KEY-----\nMIIE'].join(' ')],
];

const ADVICE = 'enter it in the ProviderSecret after the deployment';

test.each(SECRETS)('finds %s under any name without repeating it', (_, value) => {
  expect(secretProblem('messages.responsePrefix', value)).toBe(`must not be set, got a literal secret: ${ADVICE}`);
  expect(holdsSecret(`in a text: ${value}`)).toBe(true);
  expect(maskSecrets(`got ${value}`)).toMatch(/^got (?:https:\/\/)?\*\*\*(?:proxy\.example\.com)?$/);
});

test('masks every secret of a text', () => {
  const [, bot] = SECRETS[0] as [string, string];

  expect(maskSecrets(`${bot} and ${bot}`)).toBe('*** and ***');
});

test.each([
  'token',
  'botToken',
  'password',
  'passphrase',
  'clientSecret',
  'apiKey',
  'api_key',
  'privateKey',
  'clientKey',
  'signingSecret',
  'credentials',
  'Authorization',
  'cookie',
  'tokens.0',
])('takes any text under %s for a secret', name => {
  expect(secretProblem(`some.${name}`, 'correct-horse-battery-staple')).toBe(
    `must not be set, got a literal secret: ${ADVICE}`,
  );
});

test.each([
  'replace-with-long-random-token',
  'change-me-now',
  'changeme',
  'your-token-here',
  'generate-a-random-token',
  'example-token',
  'PLACEHOLDER',
  'TODO',
  'xxxxxxxx',
  'token-here',
  'fill-me',
])('recognizes %s as a placeholder', value => {
  expect(secretProblem('hooks.token', value)).toBe(
    `must not be set, got a placeholder, which OpenClaw would accept as the real thing: ${ADVICE}`,
  );
});

test.each([
  ['abc', 'a secret shorter than 24 characters'],
  ['a'.repeat(23), 'a secret shorter than 24 characters'],
  ['a'.repeat(24), 'a literal secret'],
  ['', 'a secret shorter than 24 characters'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: OpenClaw would fill it in
  ['${OPENCLAW_GATEWAY_TOKEN_VALUE}', 'a literal secret'],
])('says of the token %j that it is %s', (value, what) => {
  expect(secretProblem('gateway.auth.token', value)).toBe(
    `must not be set, got ${what}: GatewayToken generates and rotates the token`,
  );
});

test.each([
  ['agents.defaults.compaction.keepRecentTokens', 4000],
  ['messages.responsePrefix', 'sk-short'],
  ['agents.entries.main.identity.name', 'The Secretary'],
  ['ui.seamColor', '#336699'],
  ['agents.entries.main.description', 'see https://example.com/a:b@c'],
  ['channels.slack.channels.C0123456789', true],
])('takes %s = %j for no secret', (path, value) => {
  expect(secretProblem(path, value)).toBeUndefined();
});
