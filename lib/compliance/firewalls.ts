import { gatewaysOf } from './gateways';
import { Template, TemplateResource } from './template';

/** Resources of AWS Network Firewall in a deployment that runs a gateway; elsewhere they are nobody's business here. */
export function firewallResourcesOf(
  template: Template,
  deployment: readonly Template[],
  kind: 'Firewall' | 'FirewallPolicy' | 'RuleGroup',
): TemplateResource[] {
  const runsGateway = [template, ...deployment].some(other => gatewaysOf(other).length > 0);
  return runsGateway ? template.ofType(`AWS::NetworkFirewall::${kind}`) : [];
}
