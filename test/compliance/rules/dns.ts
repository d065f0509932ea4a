import { DNS_RULES } from '../../../lib/compliance/rules/dns';
import { network } from '../network-cases';
import { add, cases, remove, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const dns = (number: number) => ruleOf(DNS_RULES, `OpenClaw-DNS${number}`);
const compliant = network();
const LAST = 'FirewallRules.2';
const elsewhere = network(set('RuleGroupAssociation', 'FirewallRuleGroupId', 'rslvr-frg-1'));
const otherGroup = (priority: unknown) =>
  add('Other', 'AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    FirewallRuleGroupId: { 'Fn::GetAtt': ['RuleGroup', 'Id'] },
    Priority: priority,
    VpcId: { Ref: 'Vpc' },
  });

cases(dns(1), {
  compliant,
  nonCompliant: [network(remove('RuleGroupAssociation')), network(set('RuleGroupAssociation', 'VpcId', 'vpc-other'))],
  undecidable: network(set('RuleGroupAssociation', 'VpcId', UNTOLD)),
});

cases(dns(2), {
  compliant,
  nonCompliant: [
    network(set('RuleGroup', `${LAST}.Action`, 'ALERT')),
    network(set('RuleGroup', `${LAST}.Qtype`, 'A')),
    network(set('RuleGroup', `${LAST}.Priority`, 50)),
    network(set('Everything', 'Domains', ['example.com'])),
    network(set('RuleGroup', 'FirewallRules', [])),
  ],
  undecidable: [
    network(set('RuleGroup', `${LAST}.Action`, UNTOLD)),
    network(set('Everything', 'Domains', [UNTOLD])),
    network(set('RuleGroup', 'FirewallRules', UNTOLD)),
    elsewhere,
  ],
});

cases(dns(3), {
  compliant: [
    compliant,
    network(set('Allowed', 'Domains', [{ 'Fn::Join': ['', [UNTOLD, '.dkr.ecr.eu-central-1.amazonaws.com']] }])),
  ],
  nonCompliant: [
    network(set('Allowed', 'Domains', ['api.anthropic.com', '*'])),
    network(set('Allowed', 'Domains', ['*.com'])),
    network(set('RuleGroup', `${LAST}.Action`, 'ALERT')),
  ],
  undecidable: [network(set('Allowed', 'Domains', [UNTOLD])), elsewhere],
});

cases(dns(4), {
  compliant: [compliant, network(set('FailClosed', 'FirewallFailOpen'))],
  nonCompliant: [
    network(set('FailClosed', 'FirewallFailOpen', 'ENABLED')),
    network(set('FailClosed', 'FirewallFailOpen', 'USE_LOCAL_RESOURCE_SETTING')),
  ],
  undecidable: network(set('FailClosed', 'FirewallFailOpen', UNTOLD)),
});

cases(dns(5), {
  compliant,
  nonCompliant: network(remove('QueryLog')),
  undecidable: network(set('QueryLog', 'ResourceId', UNTOLD)),
});

cases(dns(6), {
  compliant: [
    compliant,
    network(
      set('RuleGroup', 'FirewallRules.3', {
        Action: 'ALLOW',
        Priority: 250,
        Qtype: 'TXT',
        FirewallDomainListId: 'rslvr-fdl-senders',
      }),
    ),
  ],
  nonCompliant: [
    network(set('RuleGroup', 'FirewallRules.0.Qtype')),
    network(set('RuleGroup', 'FirewallRules.0.Qtype', 'TXT')),
  ],
  undecidable: network(set('RuleGroup', 'FirewallRules.0.Qtype', UNTOLD)),
});

cases(dns(7), {
  compliant: [compliant, network(set('RuleGroupAssociation', 'Priority', 5000))],
  nonCompliant: network(otherGroup(100)),
  undecidable: network(otherGroup(UNTOLD)),
});

cases(dns(8), {
  compliant: [compliant, network(set('RuleGroup', `${LAST}.BlockResponse`, 'NXDOMAIN'))],
  nonCompliant: [
    network(set('RuleGroup', `${LAST}.BlockResponse`)),
    network(set('RuleGroup', `${LAST}.BlockResponse`, 'OVERRIDE')),
  ],
  undecidable: network(set('RuleGroup', `${LAST}.BlockResponse`, UNTOLD)),
});
