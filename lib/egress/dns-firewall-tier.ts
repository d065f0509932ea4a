import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { createDnsFirewall } from './dns-firewall';
import { EgressList, listOf } from './egress-list';
import { DnsFirewallEgressProps } from './egress-props';
import { IEgressRoute } from './egress-route';
import { EgressTier, validateNatGateways } from './egress-tier';

export function dnsFirewallTier({ natGateways = 1 }: DnsFirewallEgressProps = {}): EgressTier {
  validateNatGateways(natGateways);
  return {
    name: 'dnsFirewall',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS,
    subnets: [],
    taskSubnets: [],
    natGateways,
    internalNames: [],
    readsLists: false,
    firewallReadsLists: false,
    route: natRoute,
    bind: (scope, options) => {
      createDnsFirewall(scope, options);
      Validations.of(scope).addWarning(
        'openclaw:Egress.dnsFirewall',
        'This egress tier holds names only: code in the gateway still gets out to an IP address or by DNS over HTTPS. Use it for development alone.',
      );
      return { routeFor: tenantId => natRoute(listOf(options.lists, tenantId)) };
    },
  };
}

function natRoute({ allowedHosts }: EgressList): IEgressRoute {
  const ports = [...new Set([443, ...allowedHosts.map(({ port = 443 }) => port)])].sort((a, b) => a - b);
  return {
    allowedHosts,
    environment: {},
    allowFrom: gateway => {
      for (const port of ports) {
        gateway.connections.allowToAnyIpv4(
          ec2.Port.tcp(port),
          'Any address: this egress tier holds names, not addresses',
        );
      }
    },
  };
}
