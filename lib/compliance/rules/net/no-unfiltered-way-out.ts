import { isHeldByNames, isLimitedRoute } from '../../egress-tiers';
import { judgeGatewayRoutes } from '../../networks';
import { Rule } from '../../rule';

export const noUnfilteredWayOut: Rule = {
  id: 'OpenClaw-NET1',
  severity: 'error',
  sentence:
    'A subnet of an OpenClaw gateway has a default route past the proxy, or one that no DNS Firewall goes with.',
  why: 'Code in the gateway need not use the proxy: a route lets it connect to any address.',
  fix: 'Remove the default route and let the egress proxy be the only way out.',
  example: 'new GatewayNetwork(this, "Network", { egress: Egress.proxy(), … });',
  judge: (template, deployment) => {
    const heldByNames = isHeldByNames(template, deployment);
    return judgeGatewayRoutes(template, deployment, route => (heldByNames ? 'compliant' : isLimitedRoute(route)));
  },
};
