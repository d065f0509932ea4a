import { WAF_RULES } from '../../../lib/compliance/rules/waf';
import { network } from '../network-cases';
import { cases, ORDINARY, remove, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const waf = (number: number) => ruleOf(WAF_RULES, `OpenClaw-WAF${number}`);
const compliant = network();
const METRICS = 'VisibilityConfig.CloudWatchMetricsEnabled';
const STATEMENTS = 'Rules.1.Statement.AndStatement.Statements';
const elsewhere = network(set('WebAclAssociation', 'WebACLArn', 'arn:aws:wafv2:eu-central-1:123456789012:webacl/1'));

const BY_KEYS = { AggregateKeyType: 'CUSTOM_KEYS', Limit: 2000 };
const ADDRESS = { IP: {} };
const OVER_ALL = {
  Action: { Block: {} },
  Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 200_000 } },
};

function header(Name: unknown) {
  return { Header: { Name, TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }] } };
}

/** Another limit in place of the one over the address. */
function rate(RateBasedStatement: object) {
  return set('WebAcl', 'Rules.0.Statement', { RateBasedStatement });
}

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
  compliant: [
    compliant,
    network(rate({ ...BY_KEYS, CustomKeys: [ADDRESS, header('Host')] }), set('WebAcl', 'Rules.2', OVER_ALL)),
    network(rate({ AggregateKeyType: 'IP', Limit: '10000' })),
  ],
  nonCompliant: [
    network(rate({ ...BY_KEYS, CustomKeys: [ADDRESS, header('host')] })),
    network(
      rate({ ...BY_KEYS, CustomKeys: [ADDRESS, header('host')] }),
      set('WebAcl', 'Rules.2', { ...OVER_ALL, Action: { Count: {} } }),
    ),
    network(rate({ ...BY_KEYS, CustomKeys: [header('host')] }), set('WebAcl', 'Rules.2', OVER_ALL)),
    network(rate({ ...BY_KEYS, CustomKeys: [ADDRESS, header('user-agent')] }), set('WebAcl', 'Rules.2', OVER_ALL)),
    network(rate({ ...BY_KEYS, CustomKeys: [ADDRESS, { UriPath: {} }] })),
    network(rate({ ...BY_KEYS, CustomKeys: [] })),
    network(
      rate({ ...BY_KEYS, CustomKeys: { 'Fn::If': ['Is', [ADDRESS], [header('host')]] } }),
      set('WebAcl', 'Rules.2', OVER_ALL),
    ),
    network(rate({ AggregateKeyType: { 'Fn::If': ['Is', 'IP', 'CONSTANT'] }, Limit: 2000 })),
    network(rate({ AggregateKeyType: 'FORWARDED_IP', Limit: 2000 })),
    network(rate({ AggregateKeyType: 'CONSTANT', Limit: 2000 })),
    network(rate({ AggregateKeyType: 'IP', Limit: 10001 })),
    network(rate({ AggregateKeyType: 'IP' })),
    network(
      rate({
        AggregateKeyType: 'IP',
        Limit: 2000,
        ScopeDownStatement: { GeoMatchStatement: { CountryCodes: ['DE'] } },
      }),
    ),
    network(set('WebAcl', 'Rules.0.Statement', {}), set('WebAcl', 'Rules.0.Statement.RateBasedStatement')),
    network(set('WebAcl', 'Rules.0.Action', { Count: {} }), set('WebAcl', 'Rules.0.Action.Block')),
  ],
  undecidable: [
    network(set('WebAcl', 'Rules', UNTOLD)),
    network(rate({ AggregateKeyType: UNTOLD, Limit: 2000 })),
    network(rate({ AggregateKeyType: 'IP', Limit: UNTOLD })),
    network(rate({ ...BY_KEYS, CustomKeys: UNTOLD })),
    network(rate({ ...BY_KEYS, CustomKeys: [ADDRESS, header(UNTOLD)] }), set('WebAcl', 'Rules.2', OVER_ALL)),
  ],
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
