import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { createDnsFirewall, DnsFirewall } from './dns-firewall';
import { listOf, proxyPort } from './egress-list';
import { ProxyEgressProps } from './egress-props';
import { EgressProxy } from './egress-proxy';
import { EgressBindOptions, IEgressRoute } from './egress-route';
import { EgressTier, validateNatGateways } from './egress-tier';

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
  const dnsFirewall = createDnsFirewall(scope, options, [proxy.hostName]);
  return {
    proxy,
    dnsFirewall,
    routeFor: tenantId => proxyRoute(proxy, listOf(options.lists, tenantId).slot, options.s3Addresses),
  };
}

function proxyRoute(proxy: EgressProxy, slot: number, s3Addresses: ec2.IPeer): IEgressRoute {
  const port = proxyPort(slot);
  return {
    environment: { OPENCLAW_PROXY_URL: `http://${proxy.hostName}:${port}` },
    allowFrom: gateway => {
      gateway.connections.allowTo(proxy, ec2.Port.tcp(port), "The tenant's own port of the egress proxy");
      gateway.connections.allowTo(s3Addresses, ec2.Port.tcp(443), 'Image layers from S3, by its endpoint');
    },
  };
}
