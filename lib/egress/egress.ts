import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { dnsFirewallTier } from './dns-firewall-tier';
import { EgressList } from './egress-list';
import {
  DnsFirewallEgressProps,
  ExistingProxyEgressProps,
  NetworkFirewallEgressProps,
  ProxyEgressProps,
} from './egress-props';
import { EgressBindOptions, EgressPeers, IEgressRoute, IEgressRoutes } from './egress-route';
import { EgressTier } from './egress-tier';
import { existingProxyTier } from './existing-proxy-tier';
import { networkFirewallTier } from './network-firewall-tier';
import { proxyTier } from './proxy-tier';

/** The tier that decides how much of a gateway's outbound traffic is held. */
export class Egress {
  /**
   * Resolves allowed names only, and lets the gateway connect to any address by a NAT gateway.
   *
   * It stops code that honours DNS. An IP address or DNS over HTTPS gets past it, so it is for development alone.
   */
  public static dnsFirewall(props: DnsFirewallEgressProps = {}): Egress {
    return new Egress(dnsFirewallTier(props));
  }

  /**
   * Leaves gateways without a route to the internet, and connects each to the hosts on its own list by a proxy.
   *
   * Code that ignores the proxy gets nowhere. What an allowed service does with the data is not held.
   */
  public static proxy(props: ProxyEgressProps = {}): Egress {
    return new Egress(proxyTier(props));
  }

  /** The proxy tier, whose way out crosses AWS Network Firewall: a second, independent check of every connection. */
  public static networkFirewall(props: NetworkFirewallEgressProps = {}): Egress {
    return new Egress(networkFirewallTier(props));
  }

  /** Leaves gateways without a route to the internet, and sends them to a proxy that the organisation runs. */
  public static existingProxy(props: ExistingProxyEgressProps): Egress {
    return new Egress(existingProxyTier(props));
  }

  /** The tier's name, as deployment files spell it. */
  public readonly tier: string;

  /** Whether the gateways' subnets have a default route. */
  public readonly gatewaySubnetType: ec2.SubnetType;

  /** Subnets that the tier needs beside Gateway, Ingress and Public; they follow those in the address space. */
  public readonly subnets: ec2.SubnetConfiguration[];

  /** The number of NAT gateways in the Public subnets; unless given, one in each zone. */
  public readonly natGateways?: number;

  /** Where the tier runs tasks of its own. */
  public readonly taskSubnets: ec2.SubnetSelection[];

  /** Whether gateways go out by a proxy that the tier brings. */
  public readonly hasProxy: boolean;

  private readonly definition: EgressTier;

  private constructor(definition: EgressTier) {
    this.definition = definition;
    this.tier = definition.name;
    this.gatewaySubnetType = definition.gatewaySubnetType;
    this.subnets = definition.subnets;
    this.taskSubnets = definition.taskSubnets;
    this.natGateways = definition.natGateways;
    this.hasProxy = definition.readsLists;
  }

  /** @internal */
  public _validateVpc(vpc: ec2.IVpc): void {
    this.definition.validateVpc?.(vpc);
  }

  /** @internal */
  public get _definition(): EgressTier {
    return this.definition;
  }

  /** The way out of one tenant's gateway, where the tier was built by another stack. */
  public routeOf(list: EgressList, peers: EgressPeers): IEgressRoute {
    return this.definition.route(list, peers);
  }

  /** Builds the way out in the network's VPC. */
  public bind(scope: Construct, options: EgressBindOptions): IEgressRoutes {
    return this.definition.bind(scope, options);
  }
}
