import { isLimitedRoute } from '../../egress-tiers';
import { judgeGatewayRoutes } from '../../networks';
import { Rule } from '../../rule';

export const noDefaultRoute: Rule = {
  id: 'OpenClaw-NET2',
  severity: 'warning',
  sentence: 'A subnet of an OpenClaw gateway has a default route, so that names are all that holds its traffic.',
  why: 'An address needs no name: code in the gateway connects to it past any DNS Firewall.',
  fix: 'Use an egress proxy and subnets without a default route, or accept it for development.',
  example: 'new GatewayNetwork(this, "Network", { egress: Egress.proxy(), … });',
  judge: (template, deployment) => judgeGatewayRoutes(template, deployment, isLimitedRoute),
};
