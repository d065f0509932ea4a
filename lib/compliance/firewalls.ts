import { deploymentOf } from './deployment';
import { runsOpenClaw } from './gateways';
import { Template, TemplateResource } from './template';

/** Resources of AWS Network Firewall in a deployment that runs a gateway; elsewhere they are nobody's business here. */
export function firewallResourcesOf(
  template: Template,
  templates: readonly Template[],
  kind: 'Firewall' | 'FirewallPolicy' | 'RuleGroup',
): readonly TemplateResource[] {
  const runsGateway = runsOpenClaw(deploymentOf(template, templates).templates);
  return runsGateway ? template.ofType(`AWS::NetworkFirewall::${kind}`) : [];
}
