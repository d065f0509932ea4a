import { addNetwork } from './network-constructs';
import { NETWORK_TEMPLATE } from './network-template';
import { Change, RuleCase } from './rule-cases';

/** The hardened network as it is. */
export const NETWORK: RuleCase = { construct: addNetwork, raw: NETWORK_TEMPLATE };

/** The hardened network with changes. */
export function network(...changes: Change[]): RuleCase {
  return changes.reduce((given, change) => change(given), NETWORK);
}
