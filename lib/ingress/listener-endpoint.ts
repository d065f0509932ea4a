import { Validations } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { routeGateway, validateRoute } from './gateway-rules';
import { ExistingListenerProps } from './ingress';
import { GatewayRoute, IIngressEndpoint } from './ingress-endpoint';
import { OidcProps } from './oidc';

/** Somebody else's listener, to which rules and target groups are added. */
export class ListenerEndpoint extends Construct implements IIngressEndpoint {
  readonly loadBalancerCidrs: string[];

  private readonly listener: elbv2.IApplicationListener;
  private readonly oidc?: OidcProps;

  constructor(scope: Construct, id: string, listener: elbv2.IApplicationListener, props: ExistingListenerProps) {
    super(scope, id);
    this.listener = listener;
    this.oidc = props.oidc;
    this.loadBalancerCidrs = props.loadBalancerCidrs;
    Validations.of(this).addWarning(
      'openclaw:Ingress.fromListener',
      'The TLS policy, HSTS, web ACL, logs and allowed clients of an existing listener cannot be checked here: its owner answers for them.',
    );
  }

  routeTo(id: string, route: GatewayRoute): elbv2.ApplicationTargetGroup {
    validateRoute(route);
    return routeGateway(new Construct(this, id), this.listener, route, this.oidc);
  }
}
