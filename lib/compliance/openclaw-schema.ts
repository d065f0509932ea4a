/** What the schema of one version of OpenClaw says, as `openclaw config schema` prints it. */
export const OPENCLAW_SCHEMA = {
  version: '2026.9.6',
  /** It refuses every other key at the root of its configuration. */
  rootKeys: list(
    '$schema accessGroups acp agents approvals attachments auth bindings broadcast browser channels ' +
      'cloudWorkers commands cron desktop diagnostics discovery env gateway hooks logging mcp memory ' +
      'messages meta models nodeHost plugins proxy secrets security session skills surfaces talk ' +
      'telemetry tools transcripts tts ui update wizard worktreeAcceleration worktreeRoot',
  ),
  /** The sections that are as strict about their own keys. */
  sections: new Map([
    ['acp', list('allowedAgents backend defaultAgent dispatch enabled fallbacks runtime stream')],
    ['agents', list('defaults entries ownership')],
    ['approvals', list('exec plugin')],
    ['attachments', list('ttlHours')],
    ['auth', list('order profiles')],
    [
      'browser',
      list(
        'allowSystemProfileImport attachOnly cdpUrl defaultProfile enabled evaluateEnabled ' +
          'executablePath extensionRelay extraArgs headless noSandbox profiles snapshotDefaults ' +
          'ssrfPolicy tabCleanup',
      ),
    ],
    ['cloudWorkers', list('desktop preparedPool profiles projectProfiles')],
    [
      'commands',
      list(
        'allowFrom bash bashForegroundMs config debug mcp native nativeSkills ownerAllowFrom plugins ' + 'restart text',
      ),
    ],
    ['cron', list('enabled failureAlert sessionRetention skipMissedJobs triggers webhookSsrfPolicy webhookToken')],
    ['desktop', list('host')],
    ['diagnostics', list('cacheTrace enabled flags otel')],
    ['discovery', list('mdns wideArea')],
    ['env', list('shellEnv vars')],
    [
      'gateway',
      list(
        'allowRealIpFallback auth bind cliAgents controlUi customBindHost http mode nodes port portals ' +
          'publicOrigin push reload remote roles tailscale terminal tls tools trustedProxies',
      ),
    ],
    [
      'hooks',
      list(
        'allowRequestSessionKey allowedAgentIds allowedSessionKeyPrefixes defaultSessionKey enabled ' +
          'gmail internal mappings path presets token transformsDir',
      ),
    ],
    ['logging', list('audit consoleLevel consoleStyle file level maxFileBytes redactPatterns')],
    ['mcp', list('apps servers sessionIdleTtlMs')],
    ['memory', list('citations search')],
    [
      'messages',
      list(
        'ackReaction ackReactionScope groupChat inbound queue responsePrefix responseUsage ' +
          'statusReactions usageTemplate visibleReplies',
      ),
    ],
    ['meta', list('lastTouchedVersion migrations')],
    ['models', list('catalogRefresh mode providers')],
    ['nodeHost', list('agentRuns autoUpdate browserProxy mcp skills workerRuns')],
    ['plugins', list('allow deny enabled entries load slots')],
    ['proxy', list('enabled loopbackMode proxyUrl tls')],
    ['secrets', list('defaults egressProxy providers')],
    ['security', list('audit installPolicy')],
    [
      'session',
      list(
        'dmScope groupScope identityLinks mainKey maintenance notifyOnCreate reset resetByChannel ' +
          'resetByType resetTriggers scope sendPolicy sharing store threadBindings',
      ),
    ],
    ['skills', list('allowBundled entries install limits load workshop')],
    [
      'talk',
      list(
        'agentId consultFastMode consultThinkingLevel interruptOnSpeech provider providers realtime ' +
          'silenceTimeoutMs speechLocale',
      ),
    ],
    ['telemetry', list('consentedAt enabled')],
    [
      'tools',
      list(
        'agentToAgent allow alsoAllow byProvider codeMode deny elevated exec fs github links ' +
          'loopDetection media message profile sandbox sessions sessions_spawn subagents swarm toolSearch ' +
          'toolsBySender updatePlan web',
      ),
    ],
    ['transcripts', list('autoStart enabled')],
    [
      'tts',
      list(
        'auto enabled maxTextLength mode modelOverrides persona personas provider providers ' +
          'summaryModel timeoutMs',
      ),
    ],
    ['ui', list('prefs seamColor')],
    ['update', list('auto channel checkOnStart')],
    [
      'wizard',
      list(
        'accessMode appRecommendations lastRunAt lastRunCommand lastRunCommit lastRunMode ' +
          'lastRunVersion securityAcknowledgedAt',
      ),
    ],
  ]),
  /** The channels that have a setting of that name. */
  channels: {
    contextVisibility: list(
      'discord feishu googlechat imessage irc matrix mattermost msteams nextcloud-talk signal slack ' +
        'telegram whatsapp',
    ),
    joinIntro: list('discord line matrix slack telegram'),
    configWrites: list(
      'a2a buzz clickclack discord feishu googlechat imessage irc line matrix mattermost msteams ' +
        'nextcloud-talk nostr qa-channel raft reef signal slack sms telegram tlon whatsapp zalo ' +
        'zalouser',
    ),
  },
};

function list(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
