import { Token, Validations } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { validateOidc } from './authenticate';
import { validateClientCidrs } from './client-cidrs';
import { validateHostName } from './host-name';
import { GatewayRoute, IIngressEndpoint, IngressBindOptions } from './ingress-endpoint';
import { ListenerEndpoint } from './listener-endpoint';
import { LoadBalancerEndpoint } from './load-balancer-endpoint';
import { OidcProps } from './oidc';

/** How people reach a gateway through a load balancer. */
export interface IngressProps {
  /** The name that people type, such as `claw.example.com`. */
  readonly domainName: string;

  /**
   * The certificate for the name.
   *
   * @default - a new one, validated through hostedZone
   */
  readonly certificate?: acm.ICertificate;

  /**
   * Whether each gateway has a name one label below `domainName`, such as `support.claw.example.com`.
   *
   * One wildcard certificate and one wildcard record serve them all, so that a gateway comes and goes without either.
   *
   * @default false
   */
  readonly subdomains?: boolean;

  /**
   * The zone that gets a record for each gateway; it must be public where it also validates the certificate.
   *
   * @default - no records
   */
  readonly hostedZone?: route53.IHostedZone;

  /**
   * The IPv4 ranges that clients come from.
   *
   * @default - the VPC of an internal ingress; everywhere for an internet-facing one with oidc, refused without
   */
  readonly allowedCidrs?: string[];

  /**
   * Where people sign in before a request passes the load balancer.
   *
   * @default - the gateway's token and device pairing alone
   */
  readonly oidc?: OidcProps;

  /**
   * Asks browsers to ship the name, and every name below it, as HTTPS only; hard to take back.
   *
   * @default false
   */
  readonly hstsPreload?: boolean;
}

/** How people reach a gateway through a listener that exists already. */
export interface ExistingListenerProps {
  /** The name that people type. */
  readonly domainName: string;

  /** The ranges of the load balancer's subnets, whose X-Forwarded-For is believed. */
  readonly loadBalancerCidrs: string[];

  /**
   * Where people sign in before a request passes the load balancer.
   *
   * @default - the gateway's token and device pairing alone
   */
  readonly oidc?: OidcProps;
}

/** The way in to the gateways. */
export abstract class Ingress {
  /** A load balancer that only your own networks reach. */
  static internal(props: IngressProps): Ingress {
    return new LoadBalancerIngress(props, false);
  }

  /** A load balancer that the internet reaches, for people who sign in or come from known ranges. */
  static internetFacing(props: IngressProps): Ingress {
    return new LoadBalancerIngress(props, true);
  }

  /** No way in: the gateway talks through channels that connect outwards, and there is no Control UI. */
  static none(): Ingress {
    return new NoIngress();
  }

  /** A listener of your own: gateways get rules and target groups on it, and nothing else is made or checked. */
  static fromListener(listener: elbv2.IApplicationListener, props: ExistingListenerProps): Ingress {
    return new ExistingListenerIngress(listener, props);
  }

  /** The name that people type. */
  abstract readonly domainName?: string;

  /** Where people sign in before a request passes the load balancer. */
  readonly oidc?: OidcProps;

  /** Whether each gateway has a name one label below `domainName`. */
  readonly subdomains: boolean = false;

  /** The kind of subnet that an internal load balancer needs: one with a way out if people sign in elsewhere. */
  readonly subnetType: ec2.SubnetType = ec2.SubnetType.PRIVATE_ISOLATED;

  /** Builds the way in. */
  abstract bind(scope: Construct, options: IngressBindOptions): IIngressEndpoint;
}

class LoadBalancerIngress extends Ingress {
  readonly domainName: string;
  override readonly subnetType: ec2.SubnetType;
  override readonly oidc?: OidcProps;
  override readonly subdomains: boolean;

  constructor(
    private readonly ingress: IngressProps,
    private readonly internetFacing: boolean,
  ) {
    super();
    validateIngress(ingress, internetFacing);
    this.domainName = ingress.domainName;
    this.oidc = ingress.oidc;
    this.subdomains = ingress.subdomains ?? false;
    this.subnetType = ingress.oidc ? ec2.SubnetType.PRIVATE_WITH_EGRESS : ec2.SubnetType.PRIVATE_ISOLATED;
  }

  bind(scope: Construct, options: IngressBindOptions): IIngressEndpoint {
    const { ingress, internetFacing } = this;
    return new LoadBalancerEndpoint(scope, 'Ingress', { ...options, ingress, internetFacing });
  }
}

class ExistingListenerIngress extends Ingress {
  readonly domainName: string;

  constructor(
    private readonly listener: elbv2.IApplicationListener,
    private readonly ingress: ExistingListenerProps,
  ) {
    super();
    validateHostName('domainName', ingress.domainName);
    if (ingress.loadBalancerCidrs.length === 0) {
      throw new Error("loadBalancerCidrs must hold the ranges of the load balancer's subnets, got none");
    }
    if (ingress.oidc) {
      validateOidc(ingress.oidc);
    }
    this.domainName = ingress.domainName;
  }

  bind(scope: Construct): IIngressEndpoint {
    const endpoint = new ListenerEndpoint(scope, 'Ingress', { ...this.ingress, listener: this.listener });
    Validations.of(endpoint).addWarning(
      'openclaw:Ingress.fromListener',
      'The TLS policy, HSTS, web ACL, logs and allowed clients of an existing listener cannot be checked here: its owner answers for them.',
    );
    return endpoint;
  }
}

class NoIngress extends Ingress {
  readonly domainName = undefined;

  bind(): IIngressEndpoint {
    return { loadBalancerCidrs: [], routeTo: (_id: string, _route: GatewayRoute) => undefined };
  }
}

function validateIngress(props: IngressProps, internetFacing: boolean): void {
  validateHostName('domainName', props.domainName);
  validateCertificate(props);
  validateClientCidrs(props.allowedCidrs ?? [], props.oidc !== undefined);
  if (props.oidc) {
    validateOidc(props.oidc);
  } else if (internetFacing && !props.allowedCidrs?.length) {
    throw new Error(
      'allowedCidrs must name who may connect to an internet-facing ingress without oidc, got none: list the ranges of your people or add oidc',
    );
  }
}

function validateCertificate(props: IngressProps): void {
  const { certificate, domainName, hostedZone } = props;
  if (!certificate && !hostedZone) {
    throw new Error('certificate must be given where there is no hostedZone to validate a new one, got neither');
  }
  if (!certificate && hostedZone instanceof route53.PrivateHostedZone) {
    throw new Error('certificate must be given where hostedZone is private: a certificate is validated in public DNS');
  }
  const zoneName = hostedZone?.zoneName;
  if (!zoneName || Token.isUnresolved(zoneName) || Token.isUnresolved(domainName)) {
    return;
  }
  if (domainName !== zoneName && !domainName.endsWith(`.${zoneName}`)) {
    throw new Error(`domainName must be inside hostedZone '${zoneName}', got '${domainName}'`);
  }
}
