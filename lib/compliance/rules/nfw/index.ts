import { Rule } from '../../rule';
import { firewallChangeProtection } from './change-protection';
import { firewallDeletionProtection } from './deletion-protection';
import { dropsByDefault } from './drops-by-default';
import { everythingIsInspected } from './everything-is-inspected';
import { firewallLogs } from './firewall-logs';
import { resolvedAddresses } from './resolved-addresses';
import { streamExceptions } from './stream-exceptions';
import { strictGroupOrder } from './strict-group-order';
import { strictPolicyOrder } from './strict-policy-order';

export const NFW_RULES: readonly Rule[] = [
  strictPolicyOrder,
  strictGroupOrder,
  dropsByDefault,
  streamExceptions,
  firewallLogs,
  firewallDeletionProtection,
  firewallChangeProtection,
  resolvedAddresses,
  everythingIsInspected,
];
