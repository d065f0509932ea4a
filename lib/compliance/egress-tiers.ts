import { isWide } from './cidrs';
import { firewallAssociationsOf } from './dns-firewalls';
import { gatewaysOf } from './gateways';
import { Outcome, outcomeOf, worst } from './judge';
import { Place } from './place';
import { Template, TemplateResource } from './template';

/** Whether names are all that is to hold the gateways' traffic: a DNS Firewall, and no proxy beside it. */
export function isHeldByNames(template: Template): boolean {
  return firewallAssociationsOf(template).length > 0 && !usesProxy(template);
}

/** Whether a gateway is told to go through a proxy. */
export function usesProxy(template: Template): boolean {
  return gatewaysOf(template).some(gateway =>
    gateway.parts('Environment').some(variable => variable.read('Name').includes('OPENCLAW_PROXY_URL')),
  );
}

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
