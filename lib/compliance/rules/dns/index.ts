import { Rule } from '../../rule';
import { addressQueriesOnly } from './address-queries-only';
import { blockEveryOtherName } from './block-every-other-name';
import { blockResponse } from './block-response';
import { decidesFirst } from './decides-first';
import { failsClosed } from './fails-closed';
import { firewallAssociated } from './firewall-associated';
import { noAllowedWildcard } from './no-allowed-wildcard';
import { queryLogging } from './query-logging';

export const DNS_RULES: readonly Rule[] = [
  firewallAssociated,
  blockEveryOtherName,
  noAllowedWildcard,
  failsClosed,
  queryLogging,
  addressQueriesOnly,
  decidesFirst,
  blockResponse,
];
