import { Rule } from '../../rule';
import { declaredLogGroup } from './declared-log-group';
import { encryptedLogs } from './encrypted-logs';
import { keptLogs } from './kept-logs';
import { limitedRetention } from './limited-retention';
import { maskedGatewayLog } from './masked-gateway-log';
import { nonBlockingLogs } from './non-blocking-logs';

/** The LOG rules, in the order of their ids. */
export const LOG_RULES: readonly Rule[] = [
  encryptedLogs,
  limitedRetention,
  maskedGatewayLog,
  keptLogs,
  declaredLogGroup,
  nonBlockingLogs,
];
