import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AllowedHost } from './allowed-host';
import { DnsFirewall } from './dns-firewall';

/** What a gateway needs to know of the way out that its egress tier built. */
export interface IEgressRoute {
  /** Environment variables that send the gateway's traffic this way. */
  readonly environment: { [name: string]: string };

  /**
   * Opens the gateway's own security group to this way out.
   *
   * Image layers come from S3: a way out that is not open to port 443 at large must open that port to S3 besides.
   */
  allowFrom(gateway: ec2.IConnectable): void;
}

/** What a network hands to its egress tier. */
export interface EgressBindOptions {
  /** The VPC, with the subnets that the tier asked for. */
  readonly vpc: ec2.IVpc;

  /** The hosts that the gateways in this VPC may reach. */
  readonly allowedHosts: AllowedHost[];

  /** The key that encrypts logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Properties of the DNS Firewall tier. */
export interface DnsFirewallEgressProps {
  /**
   * The number of NAT gateways.
   *
   * One is right for development, which is what this tier is for: a gateway runs as a single task, and when the NAT
   * gateway's zone fails it is cut off until the zone is back. Take one per zone, each at its own price, to survive
   * that.
   *
   * @default 1
   */
  readonly natGateways?: number;
}

/** The tier that decides how much of a gateway's outbound traffic is held. */
export abstract class Egress {
  /**
   * Resolves allowed names only, and lets the gateway connect to any address by a NAT gateway.
   *
   * It stops code that honours DNS. An IP address or DNS over HTTPS gets past it, so it is for development alone.
   */
  public static dnsFirewall(props?: DnsFirewallEgressProps): Egress {
    return new DnsFirewallEgress(props);
  }

  /** The tier's name, as deployment files spell it. */
  public abstract readonly tier: string;

  /** Whether the gateways' subnets have a default route. */
  public abstract readonly gatewaySubnetType: ec2.SubnetType;

  /** Subnets that the tier needs beside Gateway, Ingress and Public; they follow those in the address space. */
  public abstract readonly subnets: ec2.SubnetConfiguration[];

  /** The number of NAT gateways in the Public subnets. */
  public abstract readonly natGateways: number;

  /** Builds the way out in the network's VPC. */
  public abstract bind(scope: Construct, options: EgressBindOptions): IEgressRoute;
}

class DnsFirewallEgress extends Egress {
  public readonly tier = 'dnsFirewall';
  public readonly gatewaySubnetType = ec2.SubnetType.PRIVATE_WITH_EGRESS;
  public readonly subnets: ec2.SubnetConfiguration[] = [];
  public readonly natGateways: number;

  constructor(props: DnsFirewallEgressProps = {}) {
    super();
    this.natGateways = props.natGateways ?? 1;
    if (!Number.isInteger(this.natGateways) || this.natGateways < 1) {
      throw new Error(`natGateways must be a whole number of at least 1, got ${this.natGateways}`);
    }
  }

  public bind(scope: Construct, options: EgressBindOptions): IEgressRoute {
    new DnsFirewall(scope, 'DnsFirewall', options);
    Validations.of(scope).addWarning(
      'openclaw:Egress.dnsFirewall',
      'This egress tier holds names only: code in the gateway still gets out to an IP address or by DNS over HTTPS. Use it for development alone.',
    );
    return new NatRoute(options.allowedHosts);
  }
}

class NatRoute implements IEgressRoute {
  public readonly environment: { [name: string]: string } = {};
  private readonly ports: number[];

  constructor(allowedHosts: AllowedHost[]) {
    this.ports = [...new Set([443, ...allowedHosts.map(allowed => allowed.port ?? 443)])].sort((a, b) => a - b);
  }

  public allowFrom(gateway: ec2.IConnectable): void {
    for (const port of this.ports) {
      gateway.connections.allowToAnyIpv4(
        ec2.Port.tcp(port),
        'Any address: this egress tier holds names, not addresses',
      );
    }
  }
}
