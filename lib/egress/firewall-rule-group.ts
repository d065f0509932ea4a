import { Names, Stack, Token } from 'aws-cdk-lib';
import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { AllowedHost } from './allowed-host';
import { RULE_CAPACITY, renderFirewallRules } from './firewall-rules';

export interface FirewallRuleGroupProps {
  readonly allowedHosts: AllowedHost[];
  /** The networks that the rules speak of as their own; unless given, those of the policy. */
  readonly homeNetworks?: string[];
}

/** The rules of the egress firewall, as a stateful rule group for policies with strict order. */
export function createFirewallRuleGroup(
  scope: Construct,
  { allowedHosts, homeNetworks }: FirewallRuleGroupProps,
): networkfirewall.CfnRuleGroup {
  return new networkfirewall.CfnRuleGroup(scope, 'RuleGroup', {
    // Another capacity means another group, which can only stand beside this one under another name.
    ruleGroupName: `${firewallResourceName(scope)}-${RULE_CAPACITY}`,
    description: 'Passes TLS to the hosts that tenants may reach, refuses all else',
    type: 'STATEFUL',
    capacity: RULE_CAPACITY,
    ruleGroup: {
      rulesSource: { rulesString: renderFirewallRules([...allowedHosts, parameterStore(scope)]) },
      statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
      ruleVariables: homeNetworks && { ipSets: { HOME_NET: { definition: homeNetworks } } },
    },
  });
}

/** The name of a resource of Network Firewall, which takes none without. */
export function firewallResourceName(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: 110, separator: '-' });
}

function parameterStore(scope: Construct): AllowedHost {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) {
    throw new Error(
      'env.region must be given for Egress.networkFirewall, got a stack without a region: the rules name hosts of AWS',
    );
  }
  const suffix = RegionInfo.get(region).domainSuffix ?? 'amazonaws.com';
  return { host: `ssm.${region}.${suffix}`, reason: 'the proxy learns from Parameter Store which lists are in force' };
}
