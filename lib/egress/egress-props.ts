import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';

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

/** Properties of the proxy tier. */
export interface ProxyEgressProps {
  /**
   * The number of NAT gateways behind the proxy.
   *
   * @default - one in each zone, so that no zone's failure cuts gateways off
   */
  readonly natGateways?: number;

  /**
   * The subnets of an existing VPC that the proxy runs in; they need a way out, which nothing else may share.
   *
   * @default - the subnets named Proxy
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The processor that the proxy's image is built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
}

/** Properties of the Network Firewall tier. */
export interface NetworkFirewallEgressProps {
  /**
   * The processor that the proxy's image is built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;

  /**
   * How the firewall opens TLS and looks into it.
   *
   * To begin or end it later, somebody must first lift the firewall's protection against another policy.
   *
   * @default - TLS stays closed and is judged by the name that the client asks for
   */
  readonly tlsInspection?: TlsInspection;

  /**
   * The endpoints of a firewall that the organisation runs, one in each zone: the id of each by the zone's name.
   *
   * They stand in the Firewall subnets of the VPC. Its owner puts the rule group, which the stack outputs, into the
   * policy.
   *
   * @default - a firewall of its own
   */
  readonly firewallEndpoints?: { [availabilityZone: string]: string };
}

/** How the firewall opens TLS: it shows the proxy's clients certificates of its own, and checks those of the servers. */
export interface TlsInspection {
  /** The authority with which the firewall signs: imported into ACM with its private key, and none of AWS Private CA. */
  readonly certificateAuthority: acm.ICertificate;

  /** The certificate of the authority, and of those above it, in PEM: gateways must trust it. */
  readonly caCertificates: string;
}

/** Properties of the tier with a proxy that the organisation runs. */
export interface ExistingProxyEgressProps {
  /** The name or IPv4 address of the proxy. */
  readonly hostName: string;

  /** The port that it takes CONNECT requests on. */
  readonly port: number;

  /** The proxy's addresses or security group: all that gateways may connect to. */
  readonly peer: ec2.IPeer;

  /**
   * Certificates of authorities that gateways must trust behind a proxy that inspects TLS, in PEM.
   *
   * @default - none beyond those of the image
   */
  readonly caCertificates?: string;
}
