import { Rule } from '../../rule';
import { auditLedger } from './audit-ledger';
import { closedDirectMessages } from './closed-direct-messages';
import { closedGroups } from './closed-groups';
import { defaultRedaction } from './default-redaction';
import { deniedTools } from './denied-tools';
import { hardenedSandbox } from './hardened-sandbox';
import { knownKeys } from './known-keys';
import { limitedContext } from './limited-context';
import { localMode } from './local-mode';
import { logInRate } from './log-in-rate';
import { loopDetection } from './loop-detection';
import { loopbackBind } from './loopback-bind';
import { markedForeignText } from './marked-foreign-text';
import { mentionRequired } from './mention-required';
import { namedGroups } from './named-groups';
import { namedSenders } from './named-senders';
import { narrowProfile } from './narrow-profile';
import { noAdministrationByChat } from './no-administration-by-chat';
import { noAgentsByHttp } from './no-agents-by-http';
import { noAnnouncements } from './no-announcements';
import { noAuditSuppressions } from './no-audit-suppressions';
import { noAutomaticPairing } from './no-automatic-pairing';
import { noBots } from './no-bots';
import { noBrowser } from './no-browser';
import { noCallsHome } from './no-calls-home';
import { noCliAgents } from './no-cli-agents';
import { noConfigWrites } from './no-config-writes';
import { noDangerousFlags } from './no-dangerous-flags';
import { noElevatedTools } from './no-elevated-tools';
import { noExec } from './no-exec';
import { noHooks } from './no-hooks';
import { noLiteralSecrets } from './no-literal-secrets';
import { noLogOnState } from './no-log-on-state';
import { noMessagesAcross } from './no-messages-across';
import { noNodeCommands } from './no-node-commands';
import { noReadingOnJoining } from './no-reading-on-joining';
import { noRealIpFallback } from './no-real-ip-fallback';
import { noSidePrograms } from './no-side-programs';
import { noSlashCommands } from './no-slash-commands';
import { noTailscale } from './no-tailscale';
import { noTerminal } from './no-terminal';
import { noToolsByHttp } from './no-tools-by-http';
import { ownOrigins } from './own-origins';
import { ownSessionsOnly } from './own-sessions-only';
import { pluginAllowList } from './plugin-allow-list';
import { pluginsOfChannels } from './plugins-of-channels';
import { readOnlyUserToken } from './read-only-user-token';
import { secretAllowList } from './secret-allow-list';
import { separateConversations } from './separate-conversations';
import { separateGroups } from './separate-groups';
import { skillsAsCode } from './skills-as-code';
import { tokenAuthentication } from './token-authentication';
import { tokenByReference } from './token-by-reference';
import { trustedProxies } from './trusted-proxies';
import { usefulLogLevel } from './useful-log-level';
import { visibleConfig } from './visible-config';
import { workspaceOnly } from './workspace-only';

export const CFG_RULES: readonly Rule[] = [
  knownKeys,
  loopbackBind,
  tokenAuthentication,
  tokenByReference,
  noLiteralSecrets,
  logInRate,
  trustedProxies,
  ownOrigins,
  noRealIpFallback,
  noTerminal,
  noCliAgents,
  noExec,
  noElevatedTools,
  workspaceOnly,
  narrowProfile,
  deniedTools,
  separateConversations,
  separateGroups,
  closedDirectMessages,
  closedGroups,
  mentionRequired,
  namedSenders,
  namedGroups,
  limitedContext,
  noConfigWrites,
  pluginAllowList,
  pluginsOfChannels,
  noBrowser,
  noAnnouncements,
  noCallsHome,
  usefulLogLevel,
  auditLedger,
  defaultRedaction,
  secretAllowList,
  noHooks,
  noSidePrograms,
  noDangerousFlags,
  noAuditSuppressions,
  noAdministrationByChat,
  markedForeignText,
  noToolsByHttp,
  noAutomaticPairing,
  noTailscale,
  noMessagesAcross,
  ownSessionsOnly,
  localMode,
  noAgentsByHttp,
  hardenedSandbox,
  noNodeCommands,
  noLogOnState,
  skillsAsCode,
  visibleConfig,
  loopDetection,
  noReadingOnJoining,
  noBots,
  readOnlyUserToken,
  noSlashCommands,
];
