import { isObject, Json, JsonObject } from './json';

/** How the agent thinks and answers: nothing here says who may speak to it, or what it can reach. */
const AGENT = [
  'blockStreaming\\w+',
  'bootstrapMaxChars',
  'bootstrapTotalMaxChars',
  'compaction\\.(?:enabled|mode|keepRecentTokens|notifyUser|recentTurnsPreserve|timeoutSeconds)',
  'contextInjection',
  'contextLimits',
  'contextPruning',
  'fastModeDefault',
  'heartbeat\\.(?:activeHours|every|isolatedSession|lightContext|prompt|timeoutSeconds)',
  'humanDelay',
  'image(?:MaxDimensionPx|Quality)',
  'maxConcurrent',
  'mediaMaxMb',
  'pdfMax(?:Mb|Pages)',
  'reasoningDefault',
  'silentReply',
  'skipBootstrap',
  'startupContext',
  'thinkingDefault',
  'timeoutSeconds',
  'toolProgressDetail',
  'typing(?:IntervalSeconds|Mode)',
  'userTimezone',
  'verboseDefault',
].join('|');

/** How a channel shows its messages. */
const CHANNEL = [
  'ackReaction',
  'dmHistoryLimit',
  'heartbeatVisibility',
  'historyLimit',
  'markdown',
  'mediaMaxMb',
  'replyToMode(?:ByChatType)?',
  'responsePrefix',
  'streaming',
  'textChunkLimit',
  'typingReaction',
].join('|');

/** What settings may say, whatever the value. */
const OFFERED = [
  /^\$schema$/,
  /^ui\.(?:seamColor|prefs)(?:\.|$)/,
  /^messages\.(?:ackReaction|ackReactionScope|inbound|queue|responsePrefix|responseUsage|statusReactions)(?:\.|$)/,
  /^messages\.groupChat\.historyLimit$/,
  /^session\.(?:maintenance|reset|resetBy(?:Channel|Type)|resetTriggers)(?:\.|$)/,
  new RegExp(`^agents\\.(?:defaults|entries\\.main)\\.(?:${AGENT})(?:\\.|$)`),
  /^agents\.entries\.main\.(?:name|description|identity\.(?:name|theme|emoji))$/,
  /^attachments\.ttlHours$/,
  /^cron\.(?:enabled|skipMissedJobs|sessionRetention)$/,
  /^memory\.(?:citations|search\.(?:enabled|query\.\w+))$/,
  /^skills\.(?:limits\.\w+|entries\.[\w-]+\.enabled)$/,
];

/** What settings may only switch off. */
const SWITCHES = /^(?:plugins\.entries\.[\w-]+\.enabled|channels\.[\w-]+\.actions\.\w+|commands\.text)$/;

/** Whether a setting is on the list of those that cannot weaken the gateway, or repeats what is generated anyway. */
export function isOffered(path: string, value: Json, generated: JsonObject): boolean {
  const [root, channel = ''] = path.split('.');
  if (root === 'channels' && !Object.keys(at(generated, ['channels']) ?? {}).includes(channel)) {
    return false;
  }
  return (
    OFFERED.some(pattern => pattern.test(path)) ||
    (root === 'channels' && new RegExp(`^channels\\.${channel}\\.(?:${CHANNEL})(?:\\.|$)`).test(path)) ||
    (value === false && SWITCHES.test(path)) ||
    repeats(path, value, generated)
  );
}

/** Whether a setting says what is generated anyway. */
export function repeats(path: string, value: Json, generated: JsonObject): boolean {
  return typeof value !== 'object' && value === at(generated, path.split('.'));
}

/** What stands at a path, lists aside: a list is replaced as a whole, so one equal element proves nothing. */
function at(object: JsonObject, [key = '', ...rest]: string[]): Json | undefined {
  const value = object[key];
  if (rest.length === 0) {
    return value;
  }
  return isObject(value) ? at(value, rest) : undefined;
}
