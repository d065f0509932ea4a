import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { createDnsFirewall, DnsFirewall } from './dns-firewall';
import { EgressList, listOf, proxyPort } from './egress-list';
import { listsAwsNames } from './egress-lists';
import { ProxyEgressProps } from './egress-props';
import { EgressProxy } from './egress-proxy';
import { EgressBindOptions, EgressPeers, IEgressRoute } from './egress-route';
import { EgressTier, validateNatGateways } from './egress-tier';
import { tunneledHosts } from './tunneled-hosts';

export const PROXY_SUBNETS: ec2.SubnetConfiguration = {
  name: 'Proxy',
  subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS,
  cidrMask: 26,
};

export function proxyTier(props: ProxyEgressProps = {}): EgressTier {
  validateNatGateways(props.natGateways);
  return {
    name: 'proxy',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    subnets: [PROXY_SUBNETS],
    taskSubnets: [props.subnets ?? { subnetGroupName: PROXY_SUBNETS.name }],
    natGateways: props.natGateways,
    internalNames: [EgressProxy.HOST_NAME],
    readsLists: true,
    firewallReadsLists: false,
    route: proxyRoute,
    bind: (scope, options) => bindProxy(scope, options, props),
  };
}

export interface BoundProxy {
  readonly proxy: EgressProxy;
  readonly dnsFirewall: DnsFirewall;
  routeFor(tenantId: string): IEgressRoute;
}

/** Builds the proxy, and the DNS Firewall that keeps names from leaving beside it. */
export function bindProxy(scope: Construct, options: EgressBindOptions, props: ProxyEgressProps): BoundProxy {
  const proxy = new EgressProxy(scope, 'Proxy', { ...options, ...props });
  const dnsFirewall = createDnsFirewall(scope, options, [EgressProxy.HOST_NAME, ...listsAwsNames(scope, proxy.lists)]);
  // A proxy that starts unfiltered could resolve what it must not, and one that starts too early resolves nothing.
  proxy.service.node.addDependency(dnsFirewall);
  return {
    proxy,
    dnsFirewall,
    routeFor: tenantId => proxyRoute(listOf(options.lists, tenantId), { ...options, proxy }),
  };
}

/** The way out by the port of the tenant's slot. */
export function proxyRoute(list: EgressList, { proxy, s3Addresses }: EgressPeers): IEgressRoute {
  if (proxy === undefined) {
    throw new Error('proxy must be the egress proxy of the network, got none: give its security group');
  }
  const port = proxyPort(list.slot);
  return {
    allowedHosts: list.allowedHosts,
    environment: { OPENCLAW_PROXY_URL: `http://${EgressProxy.HOST_NAME}:${port}`, ...tunneledHosts(list) },
    allowFrom: gateway => {
      gateway.connections.allowTo(proxy, ec2.Port.tcp(port), "The tenant's own port of the egress proxy");
      gateway.connections.allowTo(s3Addresses, ec2.Port.tcp(443), 'Image layers from S3, by its endpoint');
    },
  };
}
