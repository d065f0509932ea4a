import { Duration, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { authenticate } from './authenticate';
import { validateHostName } from './host-name';
import { GatewayRoute } from './ingress-endpoint';
import { OidcProps } from './oidc';

/** Elastic Load Balancing takes five values over all conditions of a rule: host, method, and three paths. */
const MAX_WEBHOOK_PATHS = 3;

/** The target group of a gateway and the listener rules that lead to it. */
export function routeGateway(
  scope: Construct,
  listener: elbv2.IApplicationListener,
  route: GatewayRoute,
  oidc?: OidcProps,
): elbv2.ApplicationTargetGroup {
  const targetGroup = createTargetGroup(scope, route);
  const forward = elbv2.ListenerAction.forward([targetGroup]);
  const host = elbv2.ListenerCondition.hostHeaders([route.hostName]);
  if (route.webhookPaths?.length) {
    new elbv2.ApplicationListenerRule(scope, 'Webhooks', {
      listener,
      priority: 2 * route.priority - 1,
      conditions: [
        host,
        elbv2.ListenerCondition.pathPatterns(route.webhookPaths),
        elbv2.ListenerCondition.httpRequestMethods(['POST']),
      ],
      action: forward,
    });
  }
  new elbv2.ApplicationListenerRule(scope, 'Rule', {
    listener,
    priority: 2 * route.priority,
    conditions: [host],
    action: oidc ? authenticate(oidc, forward) : forward,
  });
  return targetGroup;
}

/** Refuses a route that no listener rule can hold. */
export function validateRoute(route: GatewayRoute): void {
  validateHostName('hostName', route.hostName);
  const { priority, webhookPaths = [] } = route;
  if (!Token.isUnresolved(priority) && (!Number.isInteger(priority) || priority < 1 || priority > 25_000)) {
    throw new Error(`priority must be a whole number between 1 and 25000, got ${priority}`);
  }
  if (webhookPaths.length > MAX_WEBHOOK_PATHS) {
    throw new Error(
      `webhookPaths must hold ${MAX_WEBHOOK_PATHS} paths at most, got ${webhookPaths.length}: a listener rule takes no more, give the other channels a gateway of their own`,
    );
  }
  const wild = webhookPaths.find(path => !/^\/[A-Za-z0-9/_.-]+$/.test(path));
  if (wild !== undefined) {
    throw new Error(
      `webhookPaths must hold exact paths such as '/slack/events', got '${wild}': no wildcards, no query`,
    );
  }
}

function createTargetGroup(scope: Construct, route: GatewayRoute): elbv2.ApplicationTargetGroup {
  return new elbv2.ApplicationTargetGroup(scope, 'TargetGroup', {
    vpc: route.service.cluster.vpc,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    port: route.containerPort ?? 8443,
    targets: [
      route.service.loadBalancerTarget({
        containerName: route.containerName ?? 'edge',
        containerPort: route.containerPort ?? 8443,
      }),
    ],
    // The next task starts only when the old one is gone, so every second here is a second without a gateway.
    deregistrationDelay: Duration.seconds(10),
    healthCheck: {
      protocol: elbv2.Protocol.HTTPS,
      path: '/edge-health',
      healthyHttpCodes: '200',
      interval: Duration.seconds(15),
      timeout: Duration.seconds(10),
      healthyThresholdCount: 2,
      // A task that ECS kills costs minutes of state lease: a busy event loop gets 90 seconds to come back.
      unhealthyThresholdCount: 6,
    },
  });
}
