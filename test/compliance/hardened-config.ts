/** A hardened `openclaw.json` with Slack, answered by Claude. */
export const HARDENED_CONFIG = {
  gateway: {
    mode: 'local',
    port: 18789,
    bind: 'loopback',
    publicOrigin: 'https://assistant.example.com',
    auth: {
      mode: 'token',
      token: {
        source: 'env',
        provider: 'default',
        id: 'OPENCLAW_GATEWAY_TOKEN',
      },
      rateLimit: {
        maxAttempts: 10,
        windowMs: 60000,
        lockoutMs: 300000,
        exemptLoopback: true,
      },
    },
    trustedProxies: ['127.0.0.1'],
    allowRealIpFallback: false,
    controlUi: {
      enabled: true,
      allowedOrigins: ['https://assistant.example.com'],
      embedSandbox: 'strict',
      automaticallyFetchFavicons: false,
      communityInvite: false,
    },
    terminal: {
      enabled: false,
    },
    cliAgents: {
      enabled: false,
    },
    nodes: {
      pairing: {
        autoApproveLocal: false,
        sshVerify: false,
      },
      pluginTools: {
        enabled: false,
      },
      allowSkills: false,
      browser: {
        mode: 'off',
      },
    },
    tailscale: {
      mode: 'off',
    },
    reload: {
      mode: 'off',
    },
  },
  session: {
    dmScope: 'per-channel-peer',
    groupScope: 'per-group',
  },
  tools: {
    profile: 'messaging',
    deny: ['group:automation', 'group:runtime', 'group:fs', 'sessions_spawn', 'sessions_send'],
    fs: {
      workspaceOnly: true,
    },
    exec: {
      mode: 'deny',
    },
    elevated: {
      enabled: false,
    },
    sessions: {
      visibility: 'self',
    },
    agentToAgent: {
      enabled: false,
    },
    loopDetection: {
      enabled: true,
    },
    message: {
      crossContext: {
        allowWithinProvider: false,
        allowAcrossProviders: false,
      },
      broadcast: {
        enabled: false,
      },
    },
  },
  agents: {
    defaults: {
      model: {
        primary: 'anthropic/claude-opus-4-6',
      },
    },
  },
  plugins: {
    allow: ['anthropic', 'slack', 'memory-core', 'device-pair'],
    entries: {
      geolocation: {
        enabled: false,
      },
    },
  },
  commands: {
    bash: false,
    config: false,
    mcp: false,
    plugins: false,
    debug: false,
    restart: false,
  },
  skills: {
    install: {
      allowUploadedArchives: false,
    },
    load: {
      watch: false,
    },
  },
  browser: {
    enabled: false,
  },
  discovery: {
    mdns: {
      mode: 'off',
    },
  },
  update: {
    checkOnStart: false,
    auto: {
      enabled: false,
    },
  },
  telemetry: {
    enabled: false,
  },
  models: {
    catalogRefresh: {
      enabled: false,
    },
    providers: {
      anthropic: {
        baseUrl: 'https://api.anthropic.com',
        apiKey: {
          source: 'env',
          provider: 'default',
          id: 'ANTHROPIC_API_KEY',
        },
        models: [],
      },
    },
  },
  logging: {
    level: 'info',
    consoleLevel: 'info',
    consoleStyle: 'json',
    file: '/tmp/openclaw/openclaw.log',
    audit: {
      enabled: true,
      messages: 'all',
      executionIdentity: true,
    },
  },
  secrets: {
    providers: {
      default: {
        source: 'env',
        allowlist: ['OPENCLAW_GATEWAY_TOKEN', 'ANTHROPIC_API_KEY', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
      },
    },
  },
  channels: {
    slack: {
      enabled: true,
      dmPolicy: 'pairing',
      groupPolicy: 'allowlist',
      contextVisibility: 'allowlist',
      configWrites: false,
      joinIntro: false,
      dangerouslyAllowNameMatching: false,
      allowBots: false,
      requireMention: true,
      userTokenReadOnly: true,
      channels: {
        C0123456789: {
          enabled: true,
          requireMention: true,
          allowBots: false,
          users: ['U0123456789', 'U0223456789'],
        },
      },
      commands: {
        native: false,
        nativeSkills: false,
      },
      slashCommand: {
        enabled: false,
      },
      mode: 'socket',
      botToken: {
        source: 'env',
        provider: 'default',
        id: 'SLACK_BOT_TOKEN',
      },
      appToken: {
        source: 'env',
        provider: 'default',
        id: 'SLACK_APP_TOKEN',
      },
    },
  },
};
