import { firewallResourcesOf } from '../../firewalls';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const firewallChangeProtection: Rule = {
  id: 'OpenClaw-NFW7',
  severity: 'warning',
  sentence:
    'The firewall behind an OpenClaw gateway can be moved to other subnets, or given another policy, unnoticed.',
  why: 'A firewall that stands elsewhere, or holds something else, still looks like one.',
  fix: 'Set SubnetChangeProtection and FirewallPolicyChangeProtection to true.',
  example: 'SubnetChangeProtection: true, FirewallPolicyChangeProtection: true',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'Firewall').flatMap(firewall =>
      ['SubnetChangeProtection', 'FirewallPolicyChangeProtection'].map(protection =>
        judgeValue(firewall, [protection], isTrue),
      ),
    ),
};
