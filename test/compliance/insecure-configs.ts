import { InsecureConfig } from './changed-config';
import { INSECURE_CONVERSATIONS } from './insecure-conversations';

const HOOK = { enabled: true, token: 'a-token-that-is-long-enough-for-hooks', path: '/hooks' };

/** Insecure configurations, by what is wrong with them. */
export const INSECURE_CONFIGS: { readonly [name: string]: InsecureConfig } = {
  'an unknown key, rateLimit': { change: { rateLimit: { messagesPerMinute: 30 } }, rules: [1], upstream: ['invalid'] },
  'an unknown key, network': { change: { network: { blockAllOther: true } }, rules: [1], upstream: ['invalid'] },
  'bind lan': { change: { 'gateway.bind': 'lan' }, rules: [2] },
  'bind lan, without a limit of log-ins': {
    change: { 'gateway.bind': 'lan', 'gateway.auth.rateLimit': undefined },
    rules: [2, 6],
    upstream: ['gateway.auth_no_rate_limit'],
  },
  'bind lan, without origins': {
    change: { 'gateway.bind': 'lan', 'gateway.controlUi.allowedOrigins': undefined },
    rules: [2, 8],
    upstream: ['gateway.control_ui.allowed_origins_required'],
  },
  'bind auto': { change: { 'gateway.bind': 'auto' }, rules: [2] },
  'bind left out': { change: { 'gateway.bind': undefined }, rules: [2] },
  'bind 0.0.0.0': { change: { 'gateway.bind': '0.0.0.0' }, rules: [2], upstream: ['invalid'] },
  'no authentication': {
    change: { 'gateway.auth.mode': 'none' },
    rules: [3],
    upstream: ['gateway.loopback_no_auth', 'gateway.http.no_auth'],
  },
  'a trusted proxy': {
    change: { 'gateway.auth.mode': 'trusted-proxy' },
    rules: [3],
    upstream: ['gateway.trusted_proxy_auth', 'gateway.trusted_proxy_no_user_header'],
  },
  'a password in the configuration': {
    change: { 'gateway.auth.mode': 'password', 'gateway.auth.password': 'correct-horse-battery-staple-9' },
    rules: [3, 5],
    upstream: ['config.secrets.gateway_password_in_config'],
  },
  'the mode of authentication left out': { change: { 'gateway.auth.mode': undefined }, rules: [3] },
  'a literal token': {
    change: { 'gateway.auth.token': 'c0ffee00c0ffee00c0ffee00c0ffee00' },
    rules: [4, 5],
    upstream: ['gateway.env_token_overrides_config'],
  },
  'a short token': { change: { 'gateway.auth.token': 'abc' }, rules: [4, 5], upstream: ['gateway.token_too_short'] },
  'a placeholder for a token': {
    change: { 'gateway.auth.token': 'replace-with-long-random-token' },
    rules: [4, 5],
    upstream: ['gateway.env_token_overrides_config'],
  },
  'a token that was undefined': {
    change: { 'gateway.auth.token': 'undefined' },
    rules: [4, 5],
    upstream: ['gateway.token_placeholder_value'],
  },
  'a token as a variable in braces': { change: { 'gateway.auth.token': `\${OPENCLAW_GATEWAY_TOKEN}` }, rules: [4] },
  'the token left out': { change: { 'gateway.auth.token': undefined }, rules: [4] },
  'an API key': {
    change: { 'models.providers.anthropic.apiKey': 'sk-ant-api03-0123456789abcdef0123456789' },
    rules: [5],
  },
  'a bot token': { change: { 'channels.slack.botToken': 'xoxb-000000000000-abcdefabcdef' }, rules: [5] },
  'no limit of log-ins': { change: { 'gateway.auth.rateLimit': undefined }, rules: [6] },
  'no trusted proxies': {
    change: { 'gateway.trustedProxies': undefined },
    rules: [7],
    upstream: ['gateway.trusted_proxies_missing'],
  },
  'everybody a trusted proxy': { change: { 'gateway.trustedProxies': ['0.0.0.0/0'] }, rules: [7] },
  'every origin': {
    change: { 'gateway.controlUi.allowedOrigins': ['*'] },
    rules: [8],
    upstream: ['gateway.control_ui.allowed_origins_wildcard'],
  },
  'no origins': { change: { 'gateway.controlUi.allowedOrigins': undefined }, rules: [8] },
  'origins from the Host header': {
    change: { 'gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback': true },
    rules: [37],
    upstream: ['gateway.control_ui.host_header_origin_fallback', 'config.insecure_or_dangerous_flags'],
  },
  'X-Real-IP': {
    change: { 'gateway.allowRealIpFallback': true },
    rules: [9],
    upstream: ['gateway.real_ip_fallback_enabled'],
  },
  'a terminal': { change: { 'gateway.terminal.enabled': true }, rules: [10] },
  'a terminal by default': { change: { 'gateway.terminal': undefined }, rules: [10] },
  'command-line agents': { change: { 'gateway.cliAgents': undefined }, rules: [11] },
  'all commands': {
    change: { 'tools.exec.mode': 'full' },
    rules: [12],
    upstream: ['tools.exec.security_full_configured'],
  },
  'all commands for one agent': {
    change: { 'agents.entries': { main: { tools: { exec: { mode: 'full' } } } } },
    rules: [12],
    upstream: ['tools.exec.security_full_configured'],
  },
  'commands by default': { change: { 'tools.exec': undefined }, rules: [12] },
  'commands, as guides write it': {
    change: { 'tools.exec': { security: 'allow' } },
    rules: [12],
    upstream: ['invalid'],
  },
  'commands in a sandbox that is off': {
    change: { 'tools.exec': { mode: 'allowlist', host: 'sandbox' } },
    rules: [12],
    upstream: ['tools.exec.host_sandbox_no_sandbox_defaults'],
  },
  'an interpreter among safe commands': {
    change: { 'tools.exec': { mode: 'allowlist', safeBins: ['python3', 'jq'] } },
    rules: [12],
    upstream: ['tools.exec.safe_bins_interpreter_unprofiled', 'tools.exec.safe_bins_broad_behavior'],
  },
  'elevated tools for everybody': {
    change: { 'tools.elevated': { enabled: true, allowFrom: { slack: ['*'] } } },
    rules: [13, 22],
    upstream: ['tools.elevated.allowFrom.slack.wildcard'],
  },
  'elevated tools in open groups': {
    change: {
      'tools.elevated': { enabled: true, allowFrom: { slack: ['U0123456789'] } },
      'channels.slack.groupPolicy': 'open',
    },
    rules: [13, 20],
    upstream: ['security.exposure.open_groups_with_elevated'],
  },
  'files beyond the workspace': { change: { 'tools.fs.workspaceOnly': false }, rules: [14] },
  'file tools in open groups': {
    change: {
      'tools.fs.workspaceOnly': false,
      'tools.deny': ['group:automation', 'group:runtime'],
      'tools.profile': 'coding',
      'channels.slack.groupPolicy': 'open',
    },
    rules: [14, 15, 16, 20],
    upstream: ['security.exposure.open_groups_with_runtime_or_fs'],
  },
  'patches beyond the workspace': {
    change: { 'tools.exec.applyPatch': { workspaceOnly: false } },
    rules: [14],
    upstream: ['config.insecure_or_dangerous_flags'],
  },
  'the full profile': { change: { 'tools.profile': 'full' }, rules: [15] },
  'the full profile for one agent': {
    change: { 'tools.profile': 'minimal', 'agents.entries': { main: { tools: { profile: 'full' } } } },
    rules: [15],
    upstream: ['tools.profile_minimal_overridden'],
  },
  'nothing denied in open groups': {
    change: { 'tools.deny': [], 'channels.slack.groupPolicy': 'open' },
    rules: [16, 20],
    upstream: ['security.exposure.open_groups_with_control_plane_tools'],
  },
  ...INSECURE_CONVERSATIONS,
  'a browser': { change: { 'browser.enabled': true }, rules: [28] },
  announcements: { change: { 'discovery.mdns.mode': 'full' }, rules: [29], upstream: ['discovery.mdns_full_mode'] },
  'a check for updates': { change: { 'update.checkOnStart': undefined }, rules: [30] },
  'a log of errors alone': { change: { 'logging.level': 'error' }, rules: [31] },
  'a log to the syslog': { change: { 'logging.destination': 'syslog' }, rules: [1], upstream: ['invalid'] },
  'no audit ledger': { change: { 'logging.audit.enabled': false }, rules: [32] },
  'patterns of redaction': { change: { 'logging.redactPatterns': ['x'] }, rules: [33] },
  'every variable a secret': { change: { 'secrets.providers.default.allowlist': undefined }, rules: [34] },
  'web hooks': {
    change: { hooks: { ...HOOK, token: 'short' } },
    rules: [5, 35],
    upstream: ['hooks.token_too_short', 'hooks.allowed_agent_ids_unrestricted'],
  },
  'web hooks at the root': { change: { hooks: { ...HOOK, path: '/' } }, rules: [5, 35], upstream: ['hooks.path_root'] },
  'web hooks that choose the session': {
    change: { hooks: { ...HOOK, allowRequestSessionKey: true } },
    rules: [5, 35],
    upstream: ['hooks.request_session_key_enabled'],
  },
  'unmarked mail': {
    change: {
      hooks: { ...HOOK, mappings: [{ match: { path: 'x' }, action: 'agent', allowUnsafeExternalContent: true }] },
    },
    rules: [5, 35, 40],
    upstream: ['config.insecure_or_dangerous_flags'],
  },
  'apps of MCP servers': { change: { mcp: { apps: { enabled: true } } }, rules: [36], upstream: ['mcp.apps.enabled'] },
  'an MCP server': { change: { mcp: { servers: { x: { command: 'node', args: ['x.js'] } } } }, rules: [36] },
  'hidden findings': {
    change: { security: { audit: { suppressions: [{ checkId: 'gateway.bind_no_auth', reason: 'x' }] } } },
    rules: [38],
    upstream: ['security.audit.suppressions.active', 'config.insecure_or_dangerous_flags'],
  },
  'restarts by chat': { change: { 'commands.restart': undefined }, rules: [39] },
  'tools by HTTP': {
    change: { 'gateway.tools': { allow: ['exec', 'sessions_spawn'] } },
    rules: [41],
    upstream: ['gateway.tools_invoke_http.dangerous_allow'],
  },
  'nodes by SSH': { change: { 'gateway.nodes.pairing.sshVerify': undefined }, rules: [42] },
  funnel: { change: { 'gateway.tailscale.mode': 'funnel' }, rules: [43], upstream: ['gateway.tailscale_funnel'] },
  serve: { change: { 'gateway.tailscale.mode': 'serve' }, rules: [43], upstream: ['gateway.tailscale_serve'] },
  'messages across conversations': { change: { 'tools.message.crossContext': undefined }, rules: [44] },
  'sessions of others': {
    change: {
      'agents.ownership': 'explicit',
      'agents.entries': { main: {}, other: {} },
      'tools.sessions': undefined,
      'tools.agentToAgent': undefined,
    },
    rules: [45],
  },
  'a remote gateway': { change: { 'gateway.mode': 'remote' }, rules: [46] },
  'agents by HTTP': {
    change: { 'gateway.http': { endpoints: { chatCompletions: { enabled: true } } } },
    rules: [47],
    upstream: ['gateway.http.session_key_override_enabled'],
  },
  'a sandbox in the host network': {
    change: { 'agents.defaults.sandbox': { mode: 'all', docker: { network: 'host' } } },
    rules: [48],
    upstream: ['invalid'],
  },
  'a sandbox without seccomp': {
    change: { 'agents.defaults.sandbox': { mode: 'all', docker: { seccompProfile: 'unconfined' } } },
    rules: [48],
    upstream: ['invalid'],
  },
  'a sandbox without AppArmor': {
    change: { 'agents.defaults.sandbox': { mode: 'all', docker: { apparmorProfile: 'unconfined' } } },
    rules: [48],
    upstream: ['invalid'],
  },
  'a sandbox with the socket of Docker': {
    change: {
      'agents.defaults.sandbox': { mode: 'all', docker: { binds: ['/var/run/docker.sock:/var/run/docker.sock'] } },
    },
    rules: [48],
    upstream: ['sandbox.dangerous_bind_mount'],
  },
  'a sandbox that is off': {
    change: { 'agents.defaults.sandbox': { mode: 'off', docker: { network: 'none' } } },
    rules: [48],
    upstream: ['sandbox.docker_config_mode_off'],
  },
  'cameras of nodes': {
    change: { 'gateway.nodes.commands': { allow: ['screen.record', 'camera.snap'] } },
    rules: [49],
    upstream: ['gateway.nodes.allow_commands_dangerous'],
  },
  'a log on the state': { change: { 'logging.file': '/var/lib/openclaw/openclaw.log' }, rules: [50] },
  'skills that are uploaded': { change: { 'skills.install.allowUploadedArchives': true }, rules: [51] },
  'a loop without end': { change: { 'tools.loopDetection': undefined }, rules: [53] },
  'favicons of links': { change: { 'gateway.controlUi.automaticallyFetchFavicons': undefined }, rules: [30] },
  broadcasts: { change: { 'tools.message.broadcast.enabled': true }, rules: [44] },
};
