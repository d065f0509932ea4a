import { baseline } from '../../lib/config/baseline';
import { Document } from './fixture';

const OPTIONS = { model: 'm', plugins: ['p'], secretNames: ['S'], dmScope: 'd', tools: { profile: 't' } };
const WITH_UI: Document = baseline({ ...OPTIONS, publicOrigin: 'https://claw.example.com' });
const WITHOUT_UI: Document = baseline(OPTIONS);

test('listens on loopback, with the token by reference and failed attempts limited', () => {
  expect(WITH_UI.gateway).toMatchObject({
    mode: 'local',
    port: 18789,
    bind: 'loopback',
    auth: {
      mode: 'token',
      token: { source: 'env', provider: 'default', id: 'OPENCLAW_GATEWAY_TOKEN' },
      rateLimit: { maxAttempts: 10, windowMs: 60000, lockoutMs: 300000, exemptLoopback: true },
    },
    trustedProxies: ['127.0.0.1'],
    allowRealIpFallback: false,
  });
});

test('serves the Control UI to its own origin', () => {
  expect(WITH_UI.gateway.publicOrigin).toBe('https://claw.example.com');
  expect(WITH_UI.gateway.controlUi).toEqual({
    enabled: true,
    allowedOrigins: ['https://claw.example.com'],
    embedSandbox: 'strict',
    automaticallyFetchFavicons: false,
    communityInvite: false,
  });
});

test('serves no Control UI without a host name', () => {
  expect(WITHOUT_UI.gateway.publicOrigin).toBeUndefined();
  expect(WITHOUT_UI.gateway.controlUi).toEqual({ enabled: false });
});

test('closes every other way in', () => {
  expect(WITHOUT_UI.gateway).toMatchObject({
    terminal: { enabled: false },
    cliAgents: { enabled: false },
    nodes: {
      pairing: { autoApproveLocal: false, sshVerify: false },
      pluginTools: { enabled: false },
      allowSkills: false,
      browser: { mode: 'off' },
    },
    tailscale: { mode: 'off' },
    reload: { mode: 'off' },
  });
  expect(WITHOUT_UI.discovery).toEqual({ mdns: { mode: 'off' } });
});

test('takes administration from chat, and code from uploads', () => {
  expect(Object.values(WITHOUT_UI.commands)).toEqual([false, false, false, false, false, false]);
  expect(Object.keys(WITHOUT_UI.commands)).toEqual(['bash', 'config', 'mcp', 'plugins', 'debug', 'restart']);
  expect(WITHOUT_UI.skills).toEqual({ install: { allowUploadedArchives: false }, load: { watch: false } });
});

test('asks for nothing that the allow list would stop', () => {
  expect(WITHOUT_UI.browser).toEqual({ enabled: false });
  expect(WITHOUT_UI.update).toEqual({ checkOnStart: false, auto: { enabled: false } });
  expect(WITHOUT_UI.telemetry).toEqual({ enabled: false });
  expect(WITHOUT_UI.models).toEqual({ catalogRefresh: { enabled: false } });
  expect(WITHOUT_UI.plugins.entries).toEqual({ geolocation: { enabled: false } });
});

test('logs as JSON, with an audit trail', () => {
  expect(WITHOUT_UI.logging).toEqual({
    level: 'info',
    consoleLevel: 'info',
    consoleStyle: 'json',
    file: '/tmp/openclaw/openclaw.log',
    audit: { enabled: true, messages: 'all', executionIdentity: true },
  });
});

test('takes model, plugins, secrets, scope and tools as they are given', () => {
  expect(WITHOUT_UI.agents).toEqual({ defaults: { model: { primary: 'm' } } });
  expect(WITHOUT_UI.plugins.allow).toEqual(['p']);
  expect(WITHOUT_UI.secrets).toEqual({
    providers: { default: { source: 'env', allowlist: ['OPENCLAW_GATEWAY_TOKEN', 'S'] } },
  });
  expect(WITHOUT_UI.session).toEqual({ dmScope: 'd', groupScope: 'per-group' });
  expect(WITHOUT_UI.tools).toEqual({ profile: 't' });
});
