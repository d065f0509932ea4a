import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AllowedHost, Egress, GatewayNetwork } from '../../../lib';
import { FirewallRules } from '../harness/suricata';

/** Synthesizes a network with these lists, one for each tenant, and takes from its template what the firewall gets. */
export function synthesizeRules(lists: AllowedHost[][]): FirewallRules {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  new GatewayNetwork(stack, 'Network', {
    egressLists: lists.map((allowedHosts, index) => ({
      tenantId: `tenant-${index + 1}`,
      slot: index + 1,
      allowedHosts,
    })),
    encryptionKey: new kms.Key(stack, 'Key'),
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    egress: Egress.networkFirewall(),
  });
  const template = Template.fromStack(stack);
  const [ruleGroup] = Object.values(template.findResources('AWS::NetworkFirewall::RuleGroup'));
  const [policy] = Object.values(template.findResources('AWS::NetworkFirewall::FirewallPolicy'));
  return {
    rulesString: ruleGroup?.['Properties'].RuleGroup.RulesSource.RulesString,
    homeNetworks: policy?.['Properties'].FirewallPolicy.PolicyVariables.RuleVariables.HOME_NET.Definition,
  };
}
