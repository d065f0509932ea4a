import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AllowedHost } from './allowed-host';
import { EgressFirewall } from './egress-firewall';
import { EgressList } from './egress-list';
import { EgressProxy } from './egress-proxy';
import { IPublishedEgressLists } from './published-egress-lists';

/** What a gateway needs to know of the way out that its egress tier built. */
export interface IEgressRoute {
  /** The hosts that this way lets through. */
  readonly allowedHosts: AllowedHost[];

  /** Environment variables that send the gateway's traffic this way. */
  readonly environment: { [name: string]: string };

  /**
   * Certificates of authorities that the gateway must trust on this way, in PEM.
   *
   * @default - none beyond those of the image
   */
  readonly caCertificates?: string;

  /** Opens the gateway's own security group to this way out, and to S3, where its image layers come from. */
  allowFrom(gateway: ec2.IConnectable): void;
}

/** What a gateway's way out leads to in its network. */
export interface EgressPeers {
  /**
   * The proxy of the tier.
   *
   * @default - the tier has none of its own
   */
  readonly proxy?: ec2.IConnectable;

  /** The addresses of S3 in this region. */
  readonly s3Addresses: ec2.IPeer;
}

/** The ways out of the gateways of one network. */
export interface IEgressRoutes {
  /**
   * The proxy that all of them lead through.
   *
   * @default - the tier has none of its own
   */
  readonly proxy?: EgressProxy;

  /**
   * The firewall behind the proxy.
   *
   * @default - the tier has none of its own
   */
  readonly firewall?: EgressFirewall;

  /** The way out of one tenant's gateway. */
  routeFor(tenantId: string): IEgressRoute;
}

/** What a network hands to its egress tier. */
export interface EgressBindOptions {
  /** The VPC, with the subnets that the tier asked for. */
  readonly vpc: ec2.IVpc;

  /** What the gateways in this VPC may reach; none where the lists are published by another stack. */
  readonly lists: EgressList[];

  /**
   * The lists that another stack publishes.
   *
   * @default - those of `lists`
   */
  readonly publishedLists?: IPublishedEgressLists;

  /** The interface endpoints of the VPC. */
  readonly endpoints: ec2.IConnectable;

  /**
   * The S3 endpoint of the VPC, whose policy the tier may add to.
   *
   * @default - one that was made elsewhere
   */
  readonly s3Endpoint?: ec2.GatewayVpcEndpoint;

  /** The addresses of S3 in this region. */
  readonly s3Addresses: ec2.IPeer;

  /** The key that encrypts logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}
