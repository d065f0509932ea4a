import { Json, JsonObject } from './json';
import { secretProblem } from './literal-secrets';

interface Leaf {
  readonly path: string;
  readonly value: Json;
}

/** One thing that settings must not say, why, and what to do instead. */
interface Refusal {
  readonly path: RegExp;
  readonly when?: (value: Json) => boolean;
  readonly reason: string;
}

const isTrue = (value: Json) => value === true;
const isFalse = (value: Json) => value === false;
const isNot = (allowed: Json) => (value: Json) => value !== allowed;
const hasWildcard = (value: Json) => value === '*' || value === 'https://*' || value === 'http://*';

const GENERATED = 'it is generated';

/** The first refusal that fits a setting is the one that is reported. */
const REFUSALS: Refusal[] = [
  {
    path: /^tools\.exec\.(?!mode$)/,
    reason: "the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is 'deny'",
  },
  {
    path: /^(?:.*\.)?tools\.exec\.mode$/,
    when: isNot('deny'),
    reason: "the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is 'deny'",
  },
  {
    path: /(?:^|\.)tools\.elevated\.enabled$/,
    when: isTrue,
    reason: 'it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own',
  },
  { path: /(?:^|\.)tools\.elevated\.allowFrom\./, reason: 'elevated tools are off: leave it out' },
  {
    path: /(?:^|\.)tools\.fs\.workspaceOnly$/,
    when: isFalse,
    reason: 'it opens every file of the gateway to the agent: leave it out, files stay within the workspace',
  },
  {
    path: /(?:^|\.)applyPatch\.workspaceOnly$/,
    when: isFalse,
    reason: 'it lets patches leave the workspace: leave it out',
  },
  {
    path: /^gateway\.bind$/,
    when: isNot('loopback'),
    reason: 'it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
  },
  {
    path: /^gateway\.auth\.mode$/,
    when: isNot('token'),
    reason: 'it lets callers in without the token: leave it out, and put single sign-on at the ingress with oidc',
  },
  {
    path: /^gateway\.controlUi\.allowedOrigins/,
    reason: `${GENERATED} from hostName: foreign origins could drive a signed-in browser`,
  },
  {
    path: /^gateway\.terminal\.enabled$/,
    when: isTrue,
    reason: 'it is a shell with every secret of the gateway: leave it out',
  },
  {
    path: /^gateway\.(?!auth\.(?:token|password))/,
    reason: `${GENERATED}, and the edge relies on it: leave gateway out`,
  },
  {
    path: /(?:^|\.)dangerously\w+$/,
    when: isTrue,
    reason: 'OpenClaw itself calls it dangerous: leave it out',
  },
  {
    path: /(?:^|\.)allowUnsafeExternalContent$/,
    when: isTrue,
    reason: 'it passes foreign text to the agent without its warning: leave it out',
  },
  {
    path: /(?:^|\.)permissionMode$/,
    when: value => value === 'approve-all',
    reason: 'nobody approves then: leave it out',
  },
  {
    path: /^security\.audit\.suppressions/,
    reason: "it hides findings of OpenClaw's audit: leave it out and acknowledge the finding where it is checked",
  },
  {
    path: /^session\.dmScope$/,
    when: value => value === 'main' || value === 'per-peer',
    reason: 'it mixes conversations of different people: give sessionScope instead',
  },
  { path: /(?:^|\.)sandbox\.mode$/, when: isNot('off'), reason: 'Fargate has no Docker for the sandbox: leave it out' },
  {
    path: /(?:^|\.)dmPolicy$/,
    when: value => value === 'open',
    reason: 'it lets anybody write: give directMessages to the channel',
  },
  {
    path: /(?:^|\.)groupPolicy$/,
    when: value => value === 'open',
    reason: 'it lets any group in: name the groups in the channel',
  },
  {
    path: /(?:^|\.)configWrites$/,
    when: isTrue,
    reason: 'a chat message could change the configuration: leave it out',
  },
  {
    path: /(?:^|\.)requireMention$/,
    when: isFalse,
    reason: 'the agent would follow what was not said to it: leave it out',
  },
  {
    path: /(?:^|\.)(?:\w*[aA]llow\w*|users|senders)\.\d+$/,
    when: hasWildcard,
    reason: 'it allows everybody: name who or what is allowed',
  },
  {
    path: /^tools\.(?:profile|allow|alsoAllow|deny|sessions|agentToAgent)(?:\.|$)/,
    reason: `${GENERATED}: give tools a ToolPolicy`,
  },
  { path: /^plugins\.(?!entries\.)/, reason: `${GENERATED}: plugins come with the channels and the model provider` },
  { path: /^models\.providers\./, reason: `${GENERATED}: give modelProvider instead` },
  { path: /^(?:secrets|env)\./, reason: `${GENERATED}: secrets come with the channels and the model provider` },
  { path: /^proxy\./, reason: 'the egress tier decides on the proxy: give egress instead' },
  {
    path: /^hooks\.(?:enabled|gmail|mappings)/,
    when: value => value !== false,
    reason: 'its token cannot be a reference, so it would be in the configuration: leave hooks out',
  },
  {
    path: /^commands\.(?:bash|config|mcp|plugins|debug|restart)$/,
    when: isTrue,
    reason: 'chat could administer the gateway: leave it out',
  },
  {
    path: /^(?:browser|telemetry|models\.catalogRefresh|update\.auto|desktop\.host)\.enabled$/,
    when: isTrue,
    reason: 'the allow list does not let it reach what it needs: leave it out',
  },
  { path: /^update\.checkOnStart$/, when: isTrue, reason: 'a new version is a new image: leave it out' },
  {
    path: /^discovery\.mdns\.mode$/,
    when: isNot('off'),
    reason: 'it announces the gateway to the network: leave it out',
  },
  {
    path: /^skills\.install\.allowUploadedArchives$/,
    when: isTrue,
    reason: 'skills are code: bake them into the image',
  },
];

/** Keys that guides suggest and OpenClaw 2026.9.6 refuses, with what delivers them here. */
const REJECTED_KEYS: { readonly [path: string]: string } = {
  rateLimit: 'the web ACL and the edge limit rates',
  network: 'channels, the model provider and extraHosts make the allow list of the egress tier',
  'logging.destination': 'logs go to encrypted CloudWatch log groups',
  'logging.server': 'logs go to encrypted CloudWatch log groups',
  'logging.includeSessionData': 'logs go to encrypted CloudWatch log groups',
};

const ROOT_KEYS = new Set(
  (
    '$schema meta env wizard diagnostics logging update telemetry browser ui secrets auth accessGroups acp models nodeHost ' +
    'agents worktreeRoot worktreeAcceleration tools security bindings broadcast attachments messages tts commands approvals ' +
    'session cron transcripts hooks channels discovery talk gateway cloudWorkers desktop memory mcp skills plugins surfaces proxy'
  ).split(' '),
);

/** What is wrong with further settings: keys that OpenClaw does not know, secrets, and what weakens the gateway. */
export function settingProblems(settings: JsonObject): string[] {
  return [...keyProblems(settings), ...leaves(settings).flatMap(leafProblems)];
}

function keyProblems(settings: JsonObject): string[] {
  return Object.keys(settings)
    .filter(key => !ROOT_KEYS.has(key) && !(key in REJECTED_KEYS))
    .map(
      key => `settings.${key} is no key of OpenClaw 2026.9.6, which would not start: see \`openclaw config schema\``,
    );
}

function leafProblems({ path, value }: Leaf): string[] {
  const rejected = Object.entries(REJECTED_KEYS).find(([key]) => path === key || path.startsWith(`${key}.`));
  if (rejected) {
    return [`settings.${path} is refused by OpenClaw 2026.9.6: leave it out, ${rejected[1]}`];
  }
  const secret = secretProblem(path, value);
  if (secret) {
    return [`settings.${path} ${secret}`];
  }
  const refusal = REFUSALS.find(candidate => candidate.path.test(path) && (candidate.when?.(value) ?? true));
  return refusal ? [`settings.${path} must not be ${JSON.stringify(value)}: ${refusal.reason}`] : [];
}

/** Every value with the path to it; an empty list or object is a value too. */
function leaves(value: Json, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return path.length > 0 ? [{ path: path.join('.'), value }] : [];
  }
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}
