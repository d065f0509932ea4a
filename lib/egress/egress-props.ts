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

/** How a firewall opens TLS connections, to see what is inside. */
export interface TlsInspection {
  /** The authority that signs the certificates that the firewall presents, in the firewall's own region. */
  readonly certificateAuthority: acm.ICertificate;

  /** The authority's public certificate, which gateways must trust, in PEM. */
  readonly caCertificates: string;
}

/** Properties of the Network Firewall tier. */
export interface NetworkFirewallEgressProps {
  /**
   * How the firewall opens TLS connections.
   *
   * @default - it does not; names are taken from what TLS shows
   */
  readonly tlsInspection?: TlsInspection;

  /**
   * The processor that the proxy's image is built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
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
