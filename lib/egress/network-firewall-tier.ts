import { NetworkFirewallEgressProps } from './egress-props';
import { EgressTier } from './egress-tier';
import { proxyTier } from './proxy-tier';

export function networkFirewallTier(props: NetworkFirewallEgressProps = {}): EgressTier {
  return { ...proxyTier(props), name: 'networkFirewall' };
}
