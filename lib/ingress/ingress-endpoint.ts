import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { WebAcl } from './web-acl';

/** The network that a load balancer stands in. */
export interface IngressNetwork {
  /** The VPC. */
  readonly vpc: ec2.IVpc;

  /** Where an internal load balancer stands. */
  readonly ingressSubnets: ec2.SubnetSelection;

  /** Where an internet-facing load balancer stands. */
  readonly publicSubnets: ec2.SubnetSelection;
}

/** What an ingress is built with. */
export interface IngressBindOptions {
  /** The network that the load balancer stands in. */
  readonly network: IngressNetwork;

  /** The key that encrypts the logs of the web ACL. */
  readonly encryptionKey: kms.IKey;

  /**
   * The bucket that takes the access, connection and health-check logs.
   *
   * It needs SSE-S3 and a policy that lets Elastic Load Balancing write: a load balancer cannot use a KMS key.
   *
   * @default - a new bucket
   */
  readonly logBucket?: s3.IBucket;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Paths of webhooks that gateways of other stacks answer.
   *
   * @default - those of the gateways that requests are routed to
   */
  readonly webhookPaths?: string[];
}

/** A gateway that an ingress sends requests to. */
export interface GatewayRoute {
  /** The service of the gateway. */
  readonly service: ecs.FargateService;

  /** The name that clients ask for. */
  readonly hostName: string;

  /** The gateway's number on the listener, 1 to 25000: it takes the rule priorities 2n - 1 and 2n. */
  readonly priority: number;

  /**
   * Paths of webhooks: services post to them without an Origin and without signing in.
   *
   * @default - none
   */
  readonly webhookPaths?: string[];

  /**
   * The container that answers.
   *
   * @default edge
   */
  readonly containerName?: string;

  /**
   * The port that the container answers on.
   *
   * @default 8443
   */
  readonly containerPort?: number;
}

/** An ingress that has been built. */
export interface IIngressEndpoint {
  /** Where requests come from: the load balancer's subnets, whose X-Forwarded-For can be believed. */
  readonly loadBalancerCidrs: string[];

  /**
   * The ranges that clients come from.
   *
   * @default - what the owner of the listener lets in
   */
  readonly clientCidrs?: string[];

  /**
   * The load balancer.
   *
   * @default - there is none, or it belongs to the owner of the listener
   */
  readonly loadBalancer?: elbv2.ApplicationLoadBalancer;

  /**
   * The listener that gateways get rules on.
   *
   * @default - there is none
   */
  readonly listener?: elbv2.IApplicationListener;

  /**
   * The web ACL in front of the load balancer.
   *
   * @default - there is none, or it belongs to the owner of the listener
   */
  readonly webAcl?: WebAcl;

  /** Sends the requests for a host name to a gateway; nothing comes back where there is no way in. */
  routeTo(id: string, route: GatewayRoute): elbv2.ApplicationTargetGroup | undefined;
}
