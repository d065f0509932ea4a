import { Json } from './json';

/** Settings that are refused, why, and what to do instead. */
export interface Refusal {
  readonly path: RegExp;
  readonly when?: (value: Json) => boolean;
  /** Whether the value can be a secret, so that no message repeats it. */
  readonly quiet?: boolean;
  readonly reason: string;
}

const is =
  (...refused: Json[]) =>
  (value: Json) =>
    refused.includes(value);

const GENERATED = 'it is generated';

/** The first row that fits a setting is the one that is reported, so what is special comes before its section. */
export const REFUSALS: readonly Refusal[] = [
  {
    path: /(?:^|\.)tools\.exec(?:\.|$)/,
    reason: "the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is 'deny'",
  },
  {
    path: /(?:^|\.)(?:tools\.elevated|elevatedDefault)(?:\.|$)/,
    reason: 'it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own',
  },
  {
    path: /(?:^|\.)tools\.fs(?:\.|$)/,
    reason: 'it opens every file of the gateway to the agent: leave it out, files stay within the workspace',
  },
  {
    path: /^gateway\.bind$/,
    reason: 'it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
  },
  {
    path: /^gateway\.auth\.mode$/,
    reason: 'it lets callers in without the token: leave it out, and put single sign-on at the ingress with oidc',
  },
  {
    path: /^gateway\.controlUi\.allowedOrigins/,
    reason: `${GENERATED} from hostName: foreign origins could drive a signed-in browser`,
  },
  {
    path: /^gateway\.terminal(?:\.|$)/,
    reason: 'it is a shell with every secret of the gateway: leave it out',
  },
  { path: /^gateway(?:\.|$)/, quiet: true, reason: `${GENERATED}, and the edge relies on it: leave gateway out` },
  { path: /(?:^|\.)dangerously\w+$/, reason: 'OpenClaw itself calls it dangerous: leave it out' },
  {
    path: /(?:^|\.)allowUnsafeExternalContent$/,
    reason: 'it passes foreign text to the agent without its warning: leave it out',
  },
  { path: /(?:^|\.)permissionMode$/, when: is('approve-all'), reason: 'nobody approves then: leave it out' },
  {
    path: /^security\.audit(?:\.|$)/,
    reason: "it hides findings of OpenClaw's audit: leave it out and acknowledge the finding where it is checked",
  },
  {
    path: /(?:^|\.)dmScope$|^session\.(?:groupScope|scope|mainKey|identityLinks|sharing)(?:\.|$)/,
    reason: 'it mixes conversations of different people: give sessionScope instead',
  },
  { path: /(?:^|\.)sandbox(?:\.|$)/, reason: 'Fargate has no Docker for the sandbox: leave it out' },
  {
    path: /(?:^|\.)(?:dmPolicy|dm\.policy)$/,
    when: is('open'),
    reason: 'it lets anybody write: give directMessages to the channel',
  },
  {
    path: /(?:^|\.)groupPolicy$/,
    when: is('open'),
    reason: 'it lets any group in: name the groups in the channel',
  },
  {
    path: /(?:^|\.)(?:requireMention|mentionPatterns|unmentionedInbound|implicitMentions)(?:\.|$)/,
    reason: 'the agent would follow what was not said to it: leave it out',
  },
  {
    path: /(?:^|\.)(?:\w*[aA]llow\w*|users|senders)\.(?:\w+\.)?\d+$/,
    when: is('*', 'https://*', 'http://*'),
    reason: 'it allows everybody: name who or what is allowed',
  },
  {
    path: /(?:^|\.)tools(?:BySender)?(?:\.|$)/,
    quiet: true,
    reason: `${GENERATED}: give tools a ToolPolicy`,
  },
  { path: /^plugins\.(?!entries\.)/, reason: `${GENERATED}: plugins come with the channels and the model provider` },
  {
    path: /^plugins(?:\.|$)/,
    quiet: true,
    reason: 'plugins come with the channels and the model provider, and can only be switched off here',
  },
  {
    path: /^models(?:\.|$)|^agents\.(?:defaults|entries\.[^.]+)\.(?:\w*[mM]odels?|modelPolicy|params)(?:\.|$)/,
    quiet: true,
    reason: `${GENERATED}, with the key and the host of the model: give modelProvider instead`,
  },
  {
    path: /^(?:secrets|env|auth)(?:\.|$)/,
    quiet: true,
    reason: `${GENERATED}: secrets come with the channels and the model provider`,
  },
  { path: /^proxy(?:\.|$)/, quiet: true, reason: 'the egress tier decides on the proxy: give egress instead' },
  {
    path: /^hooks(?:\.|$)/,
    quiet: true,
    reason: 'its token cannot be a reference, so it would be in the configuration: leave hooks out',
  },
  {
    path: /^mcp(?:\.|$)/,
    quiet: true,
    reason:
      'a command would run beside every secret, and a remote server needs a host and a key that settings cannot give: leave mcp out',
  },
  {
    path: /^(?:acp|nodeHost|cloudWorkers|desktop|worktree\w+|agents\.entries\.[^.]+\.runtime)(?:\.|$)/,
    quiet: true,
    reason: 'it starts programs or workers that the tool policy does not hold: leave it out',
  },
  {
    path: /(?:^|\.)(?:workspace|cwd|repoRoot|agentDir|extraPaths|store)(?:\.|$)/,
    quiet: true,
    reason: "it points the agent at other files than those of its workspace: leave it out, and don't mount more",
  },
  {
    path: /^approvals(?:\.|$)/,
    quiet: true,
    reason:
      'OpenClaw asks for approval of commands, and of plugins that ask for it themselves, and runs neither here: leave it out, and name the writers of Audience.team()',
  },
  { path: /^commands(?:\.|$)/, quiet: true, reason: 'chat could administer the gateway: leave it out' },
  {
    path: /^(?:browser|telemetry|talk|tts)(?:\.|$)/,
    quiet: true,
    reason: 'the allow list does not let it reach what it needs: leave it out',
  },
  { path: /^update(?:\.|$)/, reason: 'a new version is a new image: leave it out' },
  { path: /^discovery(?:\.|$)/, reason: 'it announces the gateway to the network: leave it out' },
  { path: /^skills(?:\.|$)/, quiet: true, reason: 'skills are code: bake them into the image' },
  {
    path: /^(?:logging|diagnostics|transcripts)(?:\.|$)/,
    quiet: true,
    reason: 'alarms and exports read the logs as they are, and nothing else may hold what people wrote: leave it out',
  },
  {
    path: /^(?:channels|accessGroups|bindings|broadcast)(?:\.|$)/,
    quiet: true,
    reason: 'who speaks to whom comes with Channel, which brings the plugin, the secrets and the hosts: give it there',
  },
];

/** Keys that guides suggest and OpenClaw 2026.9.6 refuses, with what delivers them here. */
export const REJECTED_KEYS: ReadonlyMap<string, string> = new Map([
  ['rateLimit', 'the web ACL and the edge limit rates'],
  [
    'network',
    'channels, the model provider and extraHosts (egress.extraDomains of a deployment file) make the allow list of the egress tier',
  ],
  ['logging.destination', 'logs go to encrypted CloudWatch log groups'],
  ['logging.server', 'logs go to encrypted CloudWatch log groups'],
  ['logging.includeSessionData', 'logs go to encrypted CloudWatch log groups'],
]);
