import { settingProblems } from '../../lib/config/setting-problems';

const LOGS = 'logs go to encrypted CloudWatch log groups';

test.each([
  ['rateLimit', { rateLimit: { perMinute: 60 } }, 'rateLimit.perMinute', 'the web ACL and the edge limit rates'],
  [
    'network',
    { network: { egress: ['*'] } },
    'network.egress.0',
    'channels, the model provider and extraHosts (egress.extraDomains of a deployment file) make the allow list of the egress tier',
  ],
  ['logging.destination', { logging: { destination: 's3' } }, 'logging.destination', LOGS],
  ['logging.server', { logging: { server: { host: 'x' } } }, 'logging.server.host', LOGS],
  ['logging.includeSessionData', { logging: { includeSessionData: true } }, 'logging.includeSessionData', LOGS],
])('fails for %s, which OpenClaw refuses, and says what delivers it', (_, settings, path, instead) => {
  expect(settingProblems(settings, {})).toEqual([
    `settings.${path} is refused by OpenClaw 2026.9.6: leave it out, ${instead}`,
  ]);
});

test.each(['exec', 'Tools', 'toString', 'canvasHost', 'tools '])('fails once for the unknown key "%s"', key => {
  expect(settingProblems({ [key]: { a: 1, b: { c: 2 } } }, {})).toEqual([
    `settings.${key} is no key of OpenClaw 2026.9.6, which would not start: see \`openclaw config schema\``,
  ]);
});

test.each([
  ['gateway.auth.token', { gateway: { auth: { token: 'change-me-now' } } }],
  ['gateway.auth.password', { gateway: { auth: { password: 'replace-with-long-random-token' } } }],
])('says of a placeholder in %s that the token is generated', (path, settings) => {
  expect(settingProblems(settings, {})).toEqual([
    `settings.${path} must not be set, got a placeholder, which OpenClaw would accept as the real thing: GatewayToken generates and rotates the token`,
  ]);
});

test('finds a secret in a setting that is offered', () => {
  const key = ['sk', 'ant', 'api03', 'abcD1'.repeat(5)].join('-');

  expect(settingProblems({ messages: { responsePrefix: `key ${key}` } }, {})).toEqual([
    'settings.messages.responsePrefix must not be set, got a literal secret: enter it in the ProviderSecret after the deployment',
  ]);
});

test('finds nothing in no settings, and nothing in harmless ones', () => {
  expect(settingProblems({}, {})).toEqual([]);
  expect(settingProblems({ messages: { ackReaction: '👀' }, ui: { seamColor: '#336699' } }, {})).toEqual([]);
});

test('names each problem, in the order of the settings', () => {
  const settings = { exec: {}, gateway: { bind: 'lan' }, messages: { ackReaction: 'x' }, rateLimit: 1 };

  expect(settingProblems(settings, {}).map(problem => problem.split(' ')[0])).toEqual([
    'settings.exec',
    'settings.gateway.bind',
    'settings.rateLimit',
  ]);
});
