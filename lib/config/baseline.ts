import { JsonObject, secretRef } from './json';

export const TOKEN_NAME = 'OPENCLAW_GATEWAY_TOKEN';

export interface BaselineOptions {
  readonly publicOrigin?: string;
  readonly model: string;
  readonly plugins: string[];
  readonly secretNames: string[];
  readonly dmScope: string;
  readonly tools: JsonObject;
}

/** The hardened settings that every gateway starts from; channels and the model provider add theirs. */
export function baseline(options: BaselineOptions): JsonObject {
  return {
    gateway: gateway(options.publicOrigin),
    session: { dmScope: options.dmScope, groupScope: 'per-group' },
    tools: options.tools,
    agents: { defaults: { model: { primary: options.model } } },
    plugins: {
      allow: options.plugins,
      // It downloads a database of addresses.
      entries: { geolocation: { enabled: false } },
    },
    commands: { bash: false, config: false, mcp: false, plugins: false, debug: false, restart: false },
    skills: { install: { allowUploadedArchives: false }, load: { watch: false } },
    browser: { enabled: false },
    discovery: { mdns: { mode: 'off' } },
    update: { checkOnStart: false, auto: { enabled: false } },
    telemetry: { enabled: false },
    models: { catalogRefresh: { enabled: false } },
    logging: {
      level: 'info',
      consoleLevel: 'info',
      consoleStyle: 'json',
      file: '/tmp/openclaw/openclaw.log',
      audit: { enabled: true, messages: 'all', executionIdentity: true },
    },
    secrets: {
      providers: { default: { source: 'env', allowlist: [TOKEN_NAME, ...options.secretNames] } },
    },
  };
}

function gateway(publicOrigin: string | undefined): JsonObject {
  return {
    mode: 'local',
    port: 18789,
    bind: 'loopback',
    ...(publicOrigin ? { publicOrigin } : {}),
    auth: {
      mode: 'token',
      token: secretRef(TOKEN_NAME),
      // Clients behind the edge are counted by their own address; a stale client inside must not lock the task out.
      rateLimit: { maxAttempts: 10, windowMs: 60000, lockoutMs: 300000, exemptLoopback: true },
    },
    trustedProxies: ['127.0.0.1'],
    allowRealIpFallback: false,
    controlUi: publicOrigin
      ? {
          enabled: true,
          allowedOrigins: [publicOrigin],
          embedSandbox: 'strict',
          automaticallyFetchFavicons: false,
          communityInvite: false,
        }
      : { enabled: false },
    // A shell in the browser, with every secret of the environment.
    terminal: { enabled: false },
    cliAgents: { enabled: false },
    nodes: {
      pairing: { autoApproveLocal: false, sshVerify: false },
      pluginTools: { enabled: false },
      allowSkills: false,
      browser: { mode: 'off' },
    },
    tailscale: { mode: 'off' },
    // A new configuration is a new task definition, never a changed file.
    reload: { mode: 'off' },
  };
}
