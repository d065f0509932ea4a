import { WAF_RULES } from '../../../lib/compliance/rules/waf';
import { network } from '../network-cases';
import { cases, ORDINARY, remove, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const waf = (number: number) => ruleOf(WAF_RULES, `OpenClaw-WAF${number}`);
const compliant = network();
const METRICS = 'VisibilityConfig.CloudWatchMetricsEnabled';
const STATEMENTS = 'Rules.1.Statement.AndStatement.Statements';
const elsewhere = network(set('WebAclAssociation', 'WebACLArn', 'arn:aws:wafv2:eu-central-1:123456789012:webacl/1'));

/** A rule that counts foreign origins under a label, and one that blocks upgrades with it. */
function byLabel(label: string) {
  const own = { ByteMatchStatement: { FieldToMatch: { SingleHeader: { Name: 'Origin' } }, SearchString: 'own' } };
  const upgrade = { ByteMatchStatement: { FieldToMatch: { SingleHeader: { Name: 'upgrade' } } } };
  const labelled = { LabelMatchStatement: { Scope: 'LABEL', Key: label } };
  return [
    { Action: { Count: {} }, RuleLabels: [{ Name: 'foreign' }], Statement: { NotStatement: { Statement: own } } },
    { Action: { Block: {} }, Statement: { AndStatement: { Statements: [upgrade, labelled] } } },
  ];
}

cases(waf(1), {
  compliant,
  nonCompliant: [network(remove('WebAclAssociation')), network(set('WebAclAssociation', 'ResourceArn', 'arn:other'))],
  undecidable: network(set('WebAclAssociation', 'ResourceArn', UNTOLD)),
});

cases(waf(2), {
  compliant: [compliant, network(set('WebAcl', 'Rules', byLabel('foreign')))],
  nonCompliant: [
    network(set('WebAcl', 'Rules', byLabel('other'))),
    network(set('WebAcl', 'Rules.1.Action', { Count: {} }), set('WebAcl', 'Rules.1.Action.Block')),
    network(set('WebAcl', `${STATEMENTS}.0.ByteMatchStatement.FieldToMatch.SingleHeader.Name`, 'accept')),
    network(
      set('WebAcl', `${STATEMENTS}.1`, { ByteMatchStatement: origin() }),
      set('WebAcl', `${STATEMENTS}.1.NotStatement`),
    ),
    network(set('WebAcl', 'Rules', [])),
  ],
  undecidable: [network(set('WebAcl', 'Rules', UNTOLD)), elsewhere],
});

cases(waf(3), {
  compliant,
  nonCompliant: [
    network(set('WebAcl', 'Rules.0.Statement', {}), set('WebAcl', 'Rules.0.Statement.RateBasedStatement')),
    network(set('WebAcl', 'Rules.0.Action', { Count: {} }), set('WebAcl', 'Rules.0.Action.Block')),
  ],
  undecidable: network(set('WebAcl', 'Rules', UNTOLD)),
});

cases(waf(4), {
  compliant,
  nonCompliant: network(remove('WebAclLogging')),
  undecidable: network(set('WebAclLogging', 'ResourceArn', UNTOLD)),
});

cases(waf(5), {
  compliant,
  nonCompliant: [
    network(set('WebAclLogging', 'RedactedFields')),
    network(set('WebAclLogging', 'RedactedFields.1.SingleHeader.Name', 'accept')),
  ],
  notApplicable: [ORDINARY, network(remove('WebAclLogging'))],
  undecidable: network(set('WebAclLogging', 'RedactedFields', UNTOLD)),
});

cases(waf(6), {
  compliant,
  nonCompliant: [network(set('WebAcl', METRICS, false)), network(set('WebAcl', `Rules.1.${METRICS}`, false))],
  undecidable: network(set('WebAcl', METRICS, UNTOLD)),
});

function origin() {
  return { FieldToMatch: { SingleHeader: { Name: 'origin' } }, SearchString: 'https://claw.example.com' };
}
