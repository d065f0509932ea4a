import { Rule } from '../../rule';
import { originOfUpgrades } from './origin-of-upgrades';
import { rateLimited } from './rate-limited';
import { redactedLogs } from './redacted-logs';
import { webAclAssociated } from './web-acl-associated';
import { webAclLogs } from './web-acl-logs';
import { webAclMetrics } from './web-acl-metrics';

export const WAF_RULES: readonly Rule[] = [
  webAclAssociated,
  originOfUpgrades,
  rateLimited,
  webAclLogs,
  redactedLogs,
  webAclMetrics,
];
