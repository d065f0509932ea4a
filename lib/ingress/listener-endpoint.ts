import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { warnOfWebhooks } from './client-cidrs';
import { routeGateway, validateRoute } from './gateway-rules';
import { GatewayRoute, IIngressEndpoint } from './ingress-endpoint';
import { OidcProps } from './oidc';

/** Properties of ListenerEndpoint. */
export interface ListenerEndpointProps {
  /** The listener that gets a rule for each gateway. */
  readonly listener: elbv2.IApplicationListener;

  /** The ranges of the load balancer's subnets, whose X-Forwarded-For is believed. */
  readonly loadBalancerCidrs: string[];

  /**
   * The ranges that clients come from.
   *
   * @default - what the owner of the listener lets in
   */
  readonly clientCidrs?: string[];

  /**
   * Where people sign in before a request passes the load balancer.
   *
   * @default - the gateway's token and device pairing alone
   */
  readonly oidc?: OidcProps;
}

/** A listener of another stack, to which rules and target groups are added. */
export class ListenerEndpoint extends Construct implements IIngressEndpoint {
  /** Where requests come from. */
  public readonly loadBalancerCidrs: string[];

  /** The ranges that clients come from. */
  public readonly clientCidrs?: string[];

  /** The listener. */
  public readonly listener?: elbv2.IApplicationListener;

  private readonly props: ListenerEndpointProps;

  constructor(scope: Construct, id: string, props: ListenerEndpointProps) {
    super(scope, id);
    this.props = props;
    this.listener = props.listener;
    this.loadBalancerCidrs = props.loadBalancerCidrs;
    this.clientCidrs = props.clientCidrs;
  }

  /** Sends the requests for a host name to a gateway. */
  public routeTo(id: string, route: GatewayRoute): elbv2.ApplicationTargetGroup | undefined {
    validateRoute(route);
    if (this.clientCidrs) {
      warnOfWebhooks(this, this.clientCidrs, route);
    }
    return routeGateway(new Construct(this, id), this.props.listener, route, this.props.oidc);
  }
}
