import { Fn, Token } from 'aws-cdk-lib';
import { Channel, ModelProvider, SessionScope, ToolPolicy } from '../../lib/config';
import { baseline } from '../../lib/config/baseline';
import { configOf, MODEL, problemOf, render, UUID } from './fixture';

const CHANNELS = [
  Channel.slackHttp({ channels: [{ channelId: 'C0123456789', users: ['U0123456789'] }] }),
  Channel.msTeams({ appId: UUID, tenantId: UUID }),
  Channel.telegram(),
  Channel.email({ host: 'imap.example.com', user: 'a@example.com', allowedSenders: ['@example.com'] }),
];

test('is the baseline with the model provider when nothing else is given', () => {
  const expected = baseline({
    model: 'anthropic/claude-opus-4-6',
    plugins: ['anthropic', 'memory-core', 'device-pair'],
    secretNames: ['ANTHROPIC_API_KEY'],
    dmScope: 'per-channel-peer',
    tools: ToolPolicy.messaging()._settings(),
  });
  const { models, ...rest } = render({});

  expect({ ...rest, models: { catalogRefresh: models.catalogRefresh } }).toEqual(expected);
  expect(models.providers).toEqual((MODEL._settings().models as { providers: unknown }).providers);
});

test('serves the Control UI at the host name, and none without it', () => {
  expect(configOf({ hostName: 'claw.example.com' }).publicOrigin).toBe('https://claw.example.com');
  expect(configOf({ hostName: 'claw.example.com' }).hostName).toBe('claw.example.com');
  expect(render({ hostName: 'claw.example.com' }).gateway).toMatchObject({
    publicOrigin: 'https://claw.example.com',
    controlUi: { enabled: true, allowedOrigins: ['https://claw.example.com'] },
  });
  expect(configOf({}).hostName).toBeUndefined();
  expect(configOf({}).publicOrigin).toBeUndefined();
  expect(render({}).gateway.controlUi).toEqual({ enabled: false });
});

test('derives plugins, secrets, hosts and webhooks from the same channels and provider', () => {
  const config = configOf({ channels: CHANNELS });
  const text = JSON.parse(config.render());

  expect(text.plugins.allow).toEqual([
    'anthropic',
    'slack',
    'msteams',
    'telegram',
    'imap',
    'memory-core',
    'device-pair',
  ]);
  expect(Object.keys(text.channels)).toEqual(['slack', 'msteams', 'telegram']);
  expect(config.plugins.map(({ id }) => id)).toEqual(['slack', 'msteams']);
  expect(config.secretNames).toEqual([
    'ANTHROPIC_API_KEY',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'MSTEAMS_APP_PASSWORD',
    'TELEGRAM_BOT_TOKEN',
    'IMAP_PASSWORD',
  ]);
  expect(config.allowedHosts).toEqual([MODEL, ...CHANNELS].flatMap(({ allowedHosts }) => allowedHosts));
  expect(config.readableTextRecords.map(({ domain }) => domain)).toEqual(['example.com']);
  expect(config.webhooks).toEqual([
    { path: '/slack/events', port: 18789 },
    { path: '/api/messages', port: 3978 },
  ]);
});

test('lets OpenClaw read its token and the secrets of provider and channels, nothing else', () => {
  const { secretNames } = configOf({ channels: CHANNELS });

  expect(render({ channels: CHANNELS }).secrets.providers).toEqual({
    default: { source: 'env', allowlist: ['OPENCLAW_GATEWAY_TOKEN', ...secretNames] },
  });
});

test('allows no plugin for a provider that OpenClaw speaks to itself', () => {
  const modelProvider = ModelProvider.bedrock({ region: 'eu-central-1', model: 'm' });

  expect(render({ modelProvider }).plugins.allow).toEqual(['memory-core', 'device-pair']);
  expect(render({ modelProvider }).agents.defaults.model).toEqual({ primary: 'bedrock/m' });
  expect(render({ modelProvider }).models).toMatchObject({ mode: 'replace', catalogRefresh: { enabled: false } });
});

test('takes another tool policy', () => {
  expect(render({ tools: ToolPolicy.minimal({ deny: ['group:web'] }) }).tools).toEqual(
    ToolPolicy.minimal({ deny: ['group:web'] })._settings(),
  );
});

test('takes another session scope', () => {
  expect(render({ sessionScope: SessionScope.PER_ACCOUNT_CHANNEL_PEER }).session.dmScope).toBe(
    'per-account-channel-peer',
  );
});

test('merges settings last, objects key by key', () => {
  const settings = {
    session: { reset: { mode: 'idle', idleMinutes: 60 } },
    channels: { slack: { historyLimit: 10 } },
    agents: { defaults: { thinkingDefault: 'low' }, entries: { main: { name: 'Ada' } } },
  };
  const text = render({ channels: CHANNELS, settings });

  expect(text.session).toEqual({ dmScope: 'per-channel-peer', groupScope: 'per-group', ...settings.session });
  expect(text.channels.slack).toEqual({ ...render({ channels: CHANNELS }).channels.slack, historyLimit: 10 });
  expect(text.agents.defaults).toMatchObject({
    thinkingDefault: 'low',
    model: { primary: 'anthropic/claude-opus-4-6' },
  });
  expect(Object.keys(text.agents.entries)).toEqual(['main', 'mail_reader']);
});

test('lets settings win over what is generated', () => {
  const settings = { plugins: { entries: { imap: { enabled: false } } } };

  expect(render({ channels: CHANNELS }).plugins.entries.imap.enabled).toBe(true);
  expect(render({ channels: CHANNELS, settings }).plugins.entries.imap).toMatchObject({
    enabled: false,
    config: { accounts: expect.anything() },
  });
});

test('neither changes the settings nor follows their changes', () => {
  const settings = { messages: { queue: { mode: 'collect' } } };
  const config = configOf({ settings });
  const before = config.render();
  settings.messages.queue.mode = 'steer';

  expect(config.render()).toBe(before);
  expect(settings).toEqual({ messages: { queue: { mode: 'steer' } } });
});

test('renders the same text each time, readable and without tokens', () => {
  const text = configOf({ hostName: 'claw.example.com', channels: CHANNELS }).render();

  expect(configOf({ hostName: 'claw.example.com', channels: CHANNELS }).render()).toBe(text);
  expect(text).toBe(JSON.stringify(JSON.parse(text), undefined, 2));
  expect(Token.isUnresolved(text)).toBe(false);
  expect(text).not.toMatch(/\$\{|#\{/);
});

test('reports everything that is wrong at once', () => {
  const problems = problemOf(() =>
    configOf({
      hostName: 'localhost',
      channels: [Channel.slackSocket(), Channel.slackHttp()],
      settings: { gateway: { bind: 'lan' }, mcp: { servers: {} } },
    }),
  );

  expect(problems?.split('\n')).toEqual([
    expect.stringMatching(/^hostName must be/),
    "channels must name each once, got 'slack' twice: remove one of them",
    expect.stringMatching(/^settings\.gateway\.bind must not be "lan"/),
    expect.stringMatching(/^settings\.mcp\.servers must not be \{\}/),
  ]);
});

test.each([
  '',
  'localhost',
  '10.0.0.1',
  'CLAW.example.com',
  'https://claw.example.com',
  'claw.example.com:443',
  'claw.example.com.',
  '*.example.com',
  'cl\u0430w.example.com',
  '-claw.example.com',
  `${'a'.repeat(64)}.example.com`,
  'claw.example.com\n',
  Token.asString(Fn.importValue('HostName')),
])('fails for the host name %j', hostName => {
  expect(problemOf(() => configOf({ hostName }))).toBe(
    `hostName must be a literal host name in lower-case ASCII such as 'claw.example.com', got '${hostName}': write a name with other letters in its xn-- form`,
  );
});

test.each(['claw.example.com', 'xn--clw-7cd.example.com', 'a.io'])('takes the host name %s', hostName => {
  expect(configOf({ hostName }).hostName).toBe(hostName);
});

test('fails for more than a task definition holds', () => {
  const settings = (length: number) => ({ agents: { defaults: { heartbeat: { prompt: 'x'.repeat(length) } } } });

  expect(problemOf(() => configOf({ settings: settings(30_000) }))).toBeUndefined();
  expect(problemOf(() => configOf({ settings: settings(40_960) }))).toMatch(
    /^settings must keep openclaw\.json below 40 KiB, got 4[34] KiB: it has to fit a task definition$/,
  );
});
