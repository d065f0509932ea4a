import { NFW_RULES } from '../../../lib/compliance/rules/nfw';
import { Template } from '../../../lib/compliance/template';
import { network } from '../network-cases';
import { cases, ORDINARY, remove, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const nfw = (number: number) => ruleOf(NFW_RULES, `OpenClaw-NFW${number}`);
const compliant = network();
const POLICY = 'FirewallPolicy';
const ENGINE = `${POLICY}.StatefulEngineOptions`;
const ORDER = 'RuleGroup.StatefulRuleOptions.RuleOrder';
const withoutGateway = network(remove('Task'), set(POLICY, ENGINE, { RuleOrder: 'DEFAULT_ACTION_ORDER' }));

cases(nfw(1), {
  compliant,
  nonCompliant: [
    network(set(POLICY, `${ENGINE}.RuleOrder`, 'DEFAULT_ACTION_ORDER')),
    network(set(POLICY, `${ENGINE}.RuleOrder`)),
  ],
  notApplicable: [ORDINARY, { raw: withoutGateway.raw }],
  undecidable: network(set(POLICY, `${ENGINE}.RuleOrder`, UNTOLD)),
});

cases(nfw(2), {
  compliant,
  nonCompliant: network(set('FirewallRules', ORDER)),
  notApplicable: [ORDINARY, network(set('FirewallRules', 'Type', 'STATELESS'))],
  undecidable: network(set('FirewallRules', ORDER, UNTOLD)),
});

cases(nfw(3), {
  compliant,
  nonCompliant: [
    network(set(POLICY, `${POLICY}.StatefulDefaultActions`, ['aws:alert_strict'])),
    network(set(POLICY, `${POLICY}.StatefulDefaultActions`)),
    network(
      set(POLICY, `${POLICY}.StatefulDefaultActions`, {
        'Fn::If': ['Chosen', ['aws:drop_strict'], ['aws:alert_strict']],
      }),
    ),
  ],
  undecidable: network(set(POLICY, `${POLICY}.StatefulDefaultActions`, [UNTOLD])),
});

cases(nfw(4), {
  compliant: [compliant, network(set(POLICY, `${ENGINE}.StreamExceptionPolicy`))],
  nonCompliant: network(set(POLICY, `${ENGINE}.StreamExceptionPolicy`, 'CONTINUE')),
  undecidable: network(set(POLICY, `${ENGINE}.StreamExceptionPolicy`, UNTOLD)),
});

cases(nfw(5), {
  compliant,
  nonCompliant: [
    network(remove('FirewallLogging')),
    network(set('FirewallLogging', 'LoggingConfiguration.LogDestinationConfigs.1.LogType', 'TLS')),
  ],
  undecidable: network(set('FirewallLogging', 'LoggingConfiguration.LogDestinationConfigs', UNTOLD)),
});

cases(nfw(6), {
  compliant,
  nonCompliant: [network(set('Firewall', 'DeleteProtection', false)), network(set('Firewall', 'DeleteProtection'))],
  undecidable: network(set('Firewall', 'DeleteProtection', UNTOLD)),
});

cases(nfw(7), {
  compliant,
  nonCompliant: [
    network(set('Firewall', 'SubnetChangeProtection', false)),
    network(set('Firewall', 'FirewallPolicyChangeProtection')),
  ],
  undecidable: network(set('Firewall', 'SubnetChangeProtection', UNTOLD)),
});

cases(nfw(8), {
  compliant,
  nonCompliant: network(set(POLICY, `${POLICY}.Route53ResolvedIPValidation`)),
  undecidable: network(set(POLICY, `${POLICY}.Route53ResolvedIPValidation`, UNTOLD)),
});

cases(nfw(9), {
  compliant,
  nonCompliant: [
    network(set(POLICY, `${POLICY}.StatelessDefaultActions`, ['aws:pass'])),
    network(set(POLICY, `${POLICY}.StatelessFragmentDefaultActions`, ['aws:pass'])),
  ],
  undecidable: network(set(POLICY, `${POLICY}.StatelessDefaultActions`, UNTOLD)),
});

test('a firewall in a stack of its own is judged when a gateway runs in another', () => {
  const firewall = new Template('Firewall', withoutGateway.raw);
  const gateway = new Template('Gateway', compliant.raw);
  const outcomes = (deployment: Template[]) =>
    nfw(1)
      .judge(firewall, deployment)
      .map(({ outcome }) => outcome);

  expect(outcomes([firewall])).toEqual([]);
  expect(outcomes([firewall, gateway])).toEqual(['non-compliant']);
});
