import { Rule } from '../../rule';
import { closedDefaultGroup } from './closed-default-group';
import { closedFromTheStart } from './closed-from-the-start';
import { edgeOnlyIngress } from './edge-only-ingress';
import { flowLogs } from './flow-logs';
import { noDefaultRoute } from './no-default-route';
import { noEgressToAnyAddress } from './no-egress-to-any-address';
import { noPortsOpenToTheWorld } from './no-ports-open-to-the-world';
import { noPublicAddressAtLaunch } from './no-public-address-at-launch';
import { noPublicSubnet } from './no-public-subnet';
import { noRouteToOtherNetworks } from './no-route-to-other-networks';
import { noUnfilteredEgress } from './no-unfiltered-egress';
import { noUnfilteredWayOut } from './no-unfiltered-way-out';

export const NET_RULES: readonly Rule[] = [
  noUnfilteredWayOut,
  noDefaultRoute,
  noUnfilteredEgress,
  noEgressToAnyAddress,
  closedFromTheStart,
  noPortsOpenToTheWorld,
  edgeOnlyIngress,
  flowLogs,
  closedDefaultGroup,
  noPublicAddressAtLaunch,
  noPublicSubnet,
  noRouteToOtherNetworks,
];
