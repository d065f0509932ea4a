import { Channel } from '../../lib/config';
import { configOf, nested, problemOf } from './fixture';

function refusal(path: string, value: unknown): string | undefined {
  return problemOf(() => configOf({ channels: [Channel.slackSocket()], settings: nested(path, value) }));
}

const EXEC = "the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is 'deny'";
const ELEVATED =
  'it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own';
const FILES = 'it opens every file of the gateway to the agent: leave it out, files stay within the workspace';
const EDGE = 'it is generated, and the edge relies on it: leave gateway out';
const TOOLS = 'it is generated: give tools a ToolPolicy';
const EVERYBODY = 'it allows everybody: name who or what is allowed';
const UNSAFE_TEXT = 'it passes foreign text to the agent without its warning: leave it out';
const DANGEROUS = 'OpenClaw itself calls it dangerous: leave it out';
const SANDBOX = 'Fargate has no Docker for the sandbox: leave it out';
const MIXED = 'it mixes conversations of different people: give sessionScope instead';
const UNMENTIONED = 'the agent would follow what was not said to it: leave it out';
const MODEL = 'it is generated, with the key and the host of the model: give modelProvider instead';
const SECRETS = 'it is generated: secrets come with the channels and the model provider';
const HOOKS = 'its token cannot be a reference, so it would be in the configuration: leave hooks out';
const MCP =
  'a command would run beside every secret, and a remote server needs a host and a key that settings cannot give: leave mcp out';
const WORKERS = 'it starts programs or workers that the tool policy does not hold: leave it out';
const PATHS = "it points the agent at other files than those of its workspace: leave it out, and don't mount more";
const CHAT = 'chat could administer the gateway: leave it out';
const APPROVALS =
  'OpenClaw asks for approval of commands, and of plugins that ask for it themselves, and runs neither here: leave it out, and name the writers of Audience.team()';
const UNREACHABLE = 'the allow list does not let it reach what it needs: leave it out';
const LOGS = 'alarms and exports read the logs as they are, and nothing else may hold what people wrote: leave it out';
const SKILLS = 'skills are code: bake them into the image';
const CHANNELS =
  'who speaks to whom comes with Channel, which brings the plugin, the secrets and the hosts: give it there';
const PLUGINS = 'plugins come with the channels and the model provider';
const SWITCH = 'plugins come with the channels and the model provider, and can only be switched off here';
const UNKNOWN = 'it is not among the settings that cannot weaken the gateway, which README of lib/config lists';

describe('flags that open the gateway or unleash the agent', () => {
  test.each([
    ['tools.exec.security', 'allow', `"allow": ${EXEC}`],
    ['tools.elevated.enabled', true, `true: ${ELEVATED}`],
    ['tools.fs.workspaceOnly', false, `false: ${FILES}`],
    [
      'gateway.bind',
      '0.0.0.0',
      '"0.0.0.0": it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
    ],
    [
      'gateway.auth.mode',
      'none',
      '"none": it lets callers in without the token: leave it out, and put single sign-on at the ingress with oidc',
    ],
  ])('fails for %s = %j', (path, value, problem) => {
    expect(refusal(path, value)).toBe(`settings.${path} must not be ${problem}`);
  });
});

describe('the flags that OpenClaw itself lists as insecure or dangerous', () => {
  test.each([
    ['gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback', true, `true: ${EDGE}`],
    ['gateway.controlUi.dangerouslyDisableDeviceAuth', true, `true: ${EDGE}`],
    ['gateway.controlUi.allowExternalEmbedUrls', true, `true: ${EDGE}`],
    [
      'gateway.controlUi.allowedOrigins.0',
      '*',
      '"*": it is generated from hostName: foreign origins could drive a signed-in browser',
    ],
    ['gateway.allowRealIpFallback', true, `true: ${EDGE}`],
    ['gateway.auth.trustedProxy.allowLoopback', true, `true: ${EDGE}`],
    ['gateway.auth.trustedProxy.deviceAutoApprove.scopes.0', 'operator.admin', `set: ${EDGE}`],
    ['gateway.tools.allow.0', 'exec', `set: ${EDGE}`],
    ['gateway.terminal.enabled', true, 'true: it is a shell with every secret of the gateway: leave it out'],
    [
      'security.audit.suppressions.0.checkId',
      'gateway.x',
      '"gateway.x": it hides findings of OpenClaw\'s audit: leave it out and acknowledge the finding where it is checked',
    ],
    ['hooks.gmail.allowUnsafeExternalContent', true, `true: ${UNSAFE_TEXT}`],
    ['hooks.mappings.0.allowUnsafeExternalContent', true, `true: ${UNSAFE_TEXT}`],
    ['hooks.allowRequestSessionKey', true, `true: ${HOOKS}`],
    ['tools.exec.applyPatch.workspaceOnly', false, `false: ${EXEC}`],
    ['plugins.entries.acpx.config.permissionMode', 'approve-all', '"approve-all": nobody approves then: leave it out'],
    ['browser.ssrfPolicy.dangerouslyAllowPrivateNetwork', true, `true: ${DANGEROUS}`],
    ['tools.web.fetch.ssrfPolicy.dangerouslyAllowPrivateNetwork', true, `true: ${DANGEROUS}`],
    ['tools.web.fetch.useTrustedEnvProxy', true, `true: ${TOOLS}`],
    ['cron.webhookSsrfPolicy.dangerouslyAllowPrivateNetwork', true, `true: ${DANGEROUS}`],
    ['channels.discord.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.googlechat.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.msteams.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.slack.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.irc.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.mattermost.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.synology-chat.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.zalouser.dangerouslyAllowNameMatching', true, `true: ${DANGEROUS}`],
    ['channels.synology-chat.dangerouslyAllowInheritedWebhookPath', true, `true: ${DANGEROUS}`],
    ['channels.telegram.network.dangerouslyAllowPrivateNetwork', true, `true: ${DANGEROUS}`],
    ['channels.matrix.network.dangerouslyAllowPrivateNetwork', true, `true: ${DANGEROUS}`],
    ['agents.defaults.sandbox.docker.dangerouslyAllowReservedContainerTargets', true, `true: ${DANGEROUS}`],
    ['agents.defaults.sandbox.docker.dangerouslyAllowExternalBindSources', true, `true: ${DANGEROUS}`],
    ['agents.defaults.sandbox.docker.dangerouslyAllowContainerNamespaceJoin', true, `true: ${DANGEROUS}`],
    ['agents.entries.x.sandbox.docker.dangerouslyAllowExternalBindSources', true, `true: ${DANGEROUS}`],
    ['commands.bash', true, `true: ${CHAT}`],
    ['skills.install.allowUploadedArchives', true, `true: ${SKILLS}`],
  ])('fails for %s = %j', (path, value, problem) => {
    expect(refusal(path, value)).toBe(`settings.${path} must not be ${problem}`);
  });

  test.each(['OPENCLAW_ALLOW_INSECURE_PRIVATE_WS', 'OPENCLAW_SECRET_SENTINELS', 'OPENCLAW_DEBUG_MODEL_PAYLOAD'])(
    'fails for the variable %s',
    name => {
      expect(refusal(`env.vars.${name}`, '1')).toBe(`settings.env.vars.${name} must not be set: ${SECRETS}`);
    },
  );
});

describe('other ways to weaken the gateway', () => {
  test.each([
    ['tools.exec.mode', 'full', `"full": ${EXEC}`],
    ['tools.exec.mode', 'Deny', `"Deny": ${EXEC}`],
    ['tools.exec.host', 'gateway', `"gateway": ${EXEC}`],
    ['tools.exec', null, `null: ${EXEC}`],
    ['agents.entries.main.tools.exec.security', 'full', `"full": ${EXEC}`],
    ['agents.entries.main.tools.exec.mode', 'deny', `"deny": ${EXEC}`],
    ['agents.entries.main.tools.elevated.enabled', true, `true: ${ELEVATED}`],
    ['tools.elevated.allowFrom.slack.0', 'U0123456789', `"U0123456789": ${ELEVATED}`],
    ['agents.defaults.elevatedDefault', 'full', `"full": ${ELEVATED}`],
    ['agents.entries.main.tools.fs.workspaceOnly', false, `false: ${FILES}`],
    ['agents.entries.main.tools.alsoAllow.0', 'exec', `set: ${TOOLS}`],
    ['agents.entries.mail_reader.tools.allow.0', 'message', `set: ${TOOLS}`],
    ['tools.profile', 'full', `set: ${TOOLS}`],
    ['tools.deny', [], `[]: ${TOOLS}`],
    ['tools.deny.0', 'group:automation', `set: ${TOOLS}`],
    ['tools', null, `null: ${TOOLS}`],
    ['tools.byProvider.openai.allow.0', 'exec', `set: ${TOOLS}`],
    ['tools.toolsBySender.x.alsoAllow.0', 'exec', `set: ${TOOLS}`],
    ['tools.media.models.0.command', 'sh', `set: ${TOOLS}`],
    ['tools.links.models.0.command', 'sh', `set: ${TOOLS}`],
    ['tools.codeMode', true, `true: ${TOOLS}`],
    ['channels.slack.channels.C0123456789.toolsBySender.x.alsoAllow.0', 'exec', `set: ${TOOLS}`],
    ['gateway', null, `null: ${EDGE}`],
    ['gateway.auth', {}, `{}: ${EDGE}`],
    ['gateway.auth.token.source', 'exec', `set: ${EDGE}`],
    ['gateway.auth.token.id', 'PATH', `set: ${EDGE}`],
    ['gateway.trustedProxies.0', '0.0.0.0/0', `set: ${EDGE}`],
    ['gateway.nodes.pairing.autoApproveLocal', true, `true: ${EDGE}`],
    ['gateway.reload.mode', 'hot', `set: ${EDGE}`],
    ['agents.defaults.sandbox.mode', 'all', `"all": ${SANDBOX}`],
    ['session.dmScope', 'main', `"main": ${MIXED}`],
    ['session.scope', 'global', `"global": ${MIXED}`],
    ['session.identityLinks.ada.0', 'slack:U1', `"slack:U1": ${MIXED}`],
    ['bindings.0.session.dmScope', 'main', `"main": ${MIXED}`],
    ['bindings.0.agentId', 'main', `set: ${CHANNELS}`],
    ['channels.slack.dmPolicy', 'open', '"open": it lets anybody write: give directMessages to the channel'],
    ['channels.slack.dm.policy', 'open', '"open": it lets anybody write: give directMessages to the channel'],
    ['channels.slack.accounts.x.dmPolicy', 'open', '"open": it lets anybody write: give directMessages to the channel'],
    ['channels.defaults.groupPolicy', 'open', '"open": it lets any group in: name the groups in the channel'],
    ['channels.slack.groupPolicy', 'Open', `set: ${CHANNELS}`],
    ['channels.slack.requireMention', false, `false: ${UNMENTIONED}`],
    ['channels.slack.implicitMentions.quotedBot', true, `true: ${UNMENTIONED}`],
    ['messages.groupChat.mentionPatterns.0', '.*', `".*": ${UNMENTIONED}`],
    ['messages.groupChat.unmentionedInbound', 'user_request', `"user_request": ${UNMENTIONED}`],
    ['channels.slack.configWrites', true, `true: ${CHANNELS}`],
    ['channels.slack.contextVisibility', 'all', `set: ${CHANNELS}`],
    ['channels.slack.channels.C999.systemPrompt', 'Hello', `set: ${CHANNELS}`],
    ['channels.slack.unfurlLinks', true, `true: ${CHANNELS}`],
    ['channels.slack.actions.search', true, `true: ${CHANNELS}`],
    ['channels.telegram.proxy', 'http://x.example.com', `set: ${CHANNELS}`],
    ['channels.signal.enabled', true, `true: ${CHANNELS}`],
    ['channels.telegram.historyLimit', 5, `5: ${CHANNELS}`],
    ['channels', null, `null: ${CHANNELS}`],
    ['accessGroups.x.type', 'message.senders', `set: ${CHANNELS}`],
    ['plugins.allow.0', 'anything', `"anything": it is generated: ${PLUGINS}`],
    ['plugins.load.paths.0', '/tmp', `"/tmp": it is generated: ${PLUGINS}`],
    ['plugins.entries.webhooks.enabled', true, `true: ${SWITCH}`],
    ['plugins.entries.memory-core.config.x', 'y', `set: ${SWITCH}`],
    ['plugins', null, `null: ${SWITCH}`],
    ['models.providers.x.baseUrl', 'https://x.example.com', `set: ${MODEL}`],
    ['agents.defaults.model.primary', 'other/model', `set: ${MODEL}`],
    ['agents.defaults.utilityModel', 'other/model', `set: ${MODEL}`],
    ['agents.entries.main.modelPolicy.allow.0', 'other/model', `set: ${MODEL}`],
    ['agents.defaults.params.x', 1, `1: ${MODEL}`],
    ['secrets.providers.x.source', 'exec', `set: ${SECRETS}`],
    ['env.shellEnv.enabled', true, `true: ${SECRETS}`],
    ['auth.order.x.0', 'y', `set: ${SECRETS}`],
    ['proxy.proxyUrl', 'http://x.example.com', 'set: the egress tier decides on the proxy: give egress instead'],
    ['approvals.exec.enabled', true, `true: ${APPROVALS}`],
    ['approvals.plugin.targets.0.to', 'U1', `set: ${APPROVALS}`],
    ['hooks.enabled', true, `true: ${HOOKS}`],
    ['hooks.internal.load.extraDirs.0', '/tmp', `set: ${HOOKS}`],
    ['mcp.servers.x.command', 'npx', `set: ${MCP}`],
    ['mcp.servers.x.url', 'https://x.example.com', `set: ${MCP}`],
    ['acp.runtime.installCommand', 'npx', `set: ${WORKERS}`],
    ['nodeHost.mcp.servers.x.command', 'npx', `set: ${WORKERS}`],
    ['cloudWorkers.desktop', true, `true: ${WORKERS}`],
    ['desktop.host.enabled', true, `true: ${WORKERS}`],
    ['worktreeRoot', '/', `set: ${WORKERS}`],
    ['agents.entries.main.runtime.type', 'acp', `set: ${WORKERS}`],
    ['agents.defaults.workspace', '/', `set: ${PATHS}`],
    ['agents.entries.main.cwd', '/', `set: ${PATHS}`],
    ['memory.search.extraPaths.0.path', '/proc', `set: ${PATHS}`],
    ['session.store', '/tmp/x', `set: ${PATHS}`],
    ['commands.allowFrom.slack.0', '*', `"*": ${EVERYBODY}`],
    ['commands.ownerAllowFrom.0', '*', `"*": ${EVERYBODY}`],
    ['commands.ownerAllowFrom.0', 'U1', `set: ${CHAT}`],
    ['channels.slack.allowFrom.0', '*', `"*": ${EVERYBODY}`],
    ['channels.slack.channels.C1.users.0', '*', `"*": ${EVERYBODY}`],
    ['accessGroups.x.senders.0', '*', `"*": ${EVERYBODY}`],
    ['gateway.auth.trustedProxy.allowUsers.0', '*', `set: ${EDGE}`],
    ['browser.enabled', true, `true: ${UNREACHABLE}`],
    ['telemetry.enabled', true, `true: ${UNREACHABLE}`],
    ['talk.provider', 'x', `set: ${UNREACHABLE}`],
    ['tts.enabled', true, `true: ${UNREACHABLE}`],
    ['update.checkOnStart', true, 'true: a new version is a new image: leave it out'],
    ['discovery.mdns.mode', 'full', '"full": it announces the gateway to the network: leave it out'],
    ['skills.load.extraDirs.0', '/tmp', `set: ${SKILLS}`],
    ['skills.workshop.approvalPolicy', 'auto', `set: ${SKILLS}`],
    ['logging.consoleLevel', 'silent', `set: ${LOGS}`],
    ['logging.redactPatterns.0', 'x', `set: ${LOGS}`],
    ['diagnostics.otel.endpoint', 'https://x.example.com', `set: ${LOGS}`],
    ['transcripts.enabled', true, `true: ${LOGS}`],
    ['cron.triggers.enabled', true, `set: ${UNKNOWN}`],
    ['cron.failureAlert.to', 'https://x.example.com', `set: ${UNKNOWN}`],
    ['cron.webhookToken.id', 'PATH', `set: ${UNKNOWN}`],
    ['memory.search.rememberAcrossConversations', true, `set: ${UNKNOWN}`],
    ['session.sendPolicy.default', 'allow', `set: ${UNKNOWN}`],
    ['security.installPolicy.exec.command', 'sh', `set: ${UNKNOWN}`],
    ['agents.defaults.heartbeat.to', 'U1', `set: ${UNKNOWN}`],
    ['agents.entries.other.name', 'Eve', `set: ${UNKNOWN}`],
    ['agents', null, `set: ${UNKNOWN}`],
    ['session', null, `set: ${UNKNOWN}`],
  ])('fails for %s = %j', (path, value, problem) => {
    expect(refusal(path, value)).toBe(`settings.${path} must not be ${problem}`);
  });
});

test.each([
  'mcp.servers.x.env.FOO',
  'gateway.remote.edgeAuth',
  'models.providers.x.headers.x-team',
  'env.vars.FOO',
  'plugins.entries.x.config.anything',
  'channels.slack.relay.gatewayId',
  'skills.entries.x.env.FOO',
  'tools.web.fetch.headers.x-team',
  'cron.failureAlert.to',
])('does not repeat the text under %s, which can be a secret of any shape', path => {
  expect(refusal(path, 'hunter2')).not.toContain('hunter2');
});
