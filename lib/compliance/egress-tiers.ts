import { isWide } from './cidrs';
import { Deployment, deploymentOf } from './deployment';
import { FIREWALL_ASSOCIATIONS, firewallAssociationsOf } from './dns-firewalls';
import { gatewayVpcsOf, ownVpcsOf } from './gateway-vpcs';
import { gatewaysOf } from './gateways';
import { Outcome, outcomeOf, worst } from './judge';
import { once } from './once';
import { Place } from './place';
import { pointingTo } from './pointers';
import { Template, TemplateResource } from './template';

/** Whether names are all that is to hold the traffic of gateways in some VPCs: a DNS Firewall, and no proxy beside it. */
export function isHeldByNames(template: Template, templates: readonly Template[]): boolean {
  const deployment = deploymentOf(template, templates);
  const vpcs = [...gatewayVpcsOf(template, deployment)].filter(vpc => vpc !== undefined);
  const hasFirewall =
    firewallAssociationsOf(template, deployment).length > 0 ||
    vpcs.some(vpc => pointingTo(deployment, FIREWALL_ASSOCIATIONS, vpc).length > 0);
  return hasFirewall && !usesProxy(template) && !vpcs.some(vpc => proxied(deployment).has(vpc));
}

// The VPCs in which some gateway goes through a proxy.
const proxied = once(
  (deployment: Deployment) =>
    new Set(deployment.templates.filter(usesProxy).flatMap(template => [...ownVpcsOf(template, deployment)])),
);

/** Whether a gateway of a template is told to go through a proxy. */
const usesProxy = once((template: Template) =>
  gatewaysOf(template).some(gateway =>
    gateway.parts('Environment').some(variable => variable.read('Name').includes('OPENCLAW_PROXY_URL')),
  ),
);

/** Whether a route leads to particular networks only, and not anywhere. */
export function isLimitedRoute(route: TemplateResource): Outcome {
  const outcomes = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].map(property =>
    outcomeOf(route.read(property), cidr => !isWide(cidr)),
  );
  const lists = route.read('DestinationPrefixListId').some(list => list !== undefined);
  return worst(lists ? [...outcomes, 'undecidable'] : outcomes);
}

/** Whether a rule of a security group is for particular addresses only, and not for any. */
export function isLimitedRule(rule: Place): Outcome {
  return worst(['CidrIp', 'CidrIpv6'].map(property => outcomeOf(rule.read(property), cidr => !isWide(cidr))));
}
