import { Validations } from 'aws-cdk-lib';
import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { DnsFirewall } from './dns-firewall';
import { TlsInspection } from './egress-props';
import { firewallResourceName } from './firewall-rule-group';
import { createTlsInspection } from './tls-inspection';

export interface FirewallPolicyProps {
  readonly sources: string[];
  readonly ruleGroupArn: string;
  readonly dnsFirewall: DnsFirewall;
  readonly tlsInspection?: TlsInspection;
}

/** How the firewall treats what its rules say nothing of, and what no rule can see. */
export function createFirewallPolicy(scope: Construct, props: FirewallPolicyProps): networkfirewall.CfnFirewallPolicy {
  const { sources, ruleGroupArn, dnsFirewall, tlsInspection } = props;
  // AWS takes an inspection for a new policy alone, so the one that inspects stands beside the one that does not.
  const id = tlsInspection ? 'InspectingPolicy' : 'Policy';
  const policy = new networkfirewall.CfnFirewallPolicy(scope, id, {
    firewallPolicyName: `${firewallResourceName(scope)}-${id}`,
    description: 'All traffic to the rules in strict order, and what they do not pass is dropped',
    firewallPolicy: {
      statelessDefaultActions: ['aws:forward_to_sfe'],
      statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      statefulEngineOptions: {
        ruleOrder: 'STRICT_ORDER',
        // A client that is told connects again at once, and is judged anew.
        streamExceptionPolicy: 'REJECT',
        // The NAT gateway behind forgets a connection after as long.
        flowTimeouts: { tcpIdleTimeoutSeconds: 350 },
      },
      policyVariables: { ruleVariables: { HOME_NET: { definition: sources } } },
      statefulRuleGroupReferences: [{ priority: 1, resourceArn: ruleGroupArn }],
      statefulDefaultActions: defaultActions(tlsInspection),
      route53ResolvedIpValidation: {
        action: 'REJECT',
        dnsFirewallRuleGroupId: dnsFirewall.ruleGroupId,
        // A WebSocket outlives the answer that it was opened by.
        dnsExpiryExceptionPolicy: 'CONTINUE',
      },
      ...(tlsInspection && {
        tlsInspectionConfigurationArn: createTlsInspection(scope, sources, tlsInspection),
        // Without it the firewall greets the server before it has judged the client.
        enableTlsSessionHolding: true,
      }),
    },
  });
  Validations.of(policy).acknowledge({
    id: 'CloudFormation-Validate::F3002',
    reason: 'The validator that comes with the CDK does not know Route53ResolvedIPValidation yet, which AWS documents.',
  });
  return policy;
}

// See decisions/0014. AWS takes the first pair without session holding alone.
function defaultActions(tlsInspection?: TlsInspection): string[] {
  return tlsInspection
    ? ['aws:drop_established', 'aws:alert_established']
    : ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'];
}
