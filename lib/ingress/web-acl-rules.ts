import * as wafv2 from 'aws-cdk-lib/aws-wafv2';

const FOREIGN_ORIGIN = 'foreign-origin';

/** What the rules of a web ACL are made from. */
export interface WebAclRuleInputs {
  readonly allowedOrigins: string[];
  /** Domains whose hosts, one label below, are origins too. */
  readonly allowedDomains: string[];
  readonly webhookPaths: string[];
  readonly requestsPerFiveMinutes: number;
  readonly upgradesPerFiveMinutes: number;
}

/** The rules of a web ACL, in the order in which they judge a request. */
export function webAclRules(inputs: WebAclRuleInputs): wafv2.CfnWebACL.RuleProperty[] {
  const rules = [
    rateRule('rate-per-address', inputs.requestsPerFiveMinutes),
    rateRule('upgrade-rate-per-address', inputs.upgradesPerFiveMinutes, IS_UPGRADE),
    foreignOriginLabel(inputs),
    block('upgrade-from-foreign-origin', and(IS_UPGRADE, HAS_FOREIGN_ORIGIN)),
    block('unsafe-method-from-foreign-origin', unsafeMethod(inputs.webhookPaths)),
    managed('AWSManagedRulesAmazonIpReputationList'),
    managed('AWSManagedRulesKnownBadInputsRuleSet', COUNTED_BAD_INPUT_RULES),
    managed('AWSManagedRulesCommonRuleSet', COUNTED_COMMON_RULES),
  ];
  return rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visible(rule.name) }));
}

/** Metrics and samples under a name. */
export function visible(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

type Statement = wafv2.CfnWebACL.StatementProperty;
type Rule = Omit<wafv2.CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

// Contains, not equals: a list of protocols that names websocket is an upgrade too.
const IS_UPGRADE = byteMatch({ singleHeader: { Name: 'upgrade' } }, 'websocket', 'CONTAINS', 'LOWERCASE');

const HAS_FOREIGN_ORIGIN: Statement = { labelMatchStatement: { scope: 'LABEL', key: FOREIGN_ORIGIN } };

// People talk about code and addresses, so a body that looks like an attack is counted; the edge limits its size.
// Sign-in answers of identity providers are longer than the query limit of this group, their sessions than its cookie limit.
const COUNTED_COMMON_RULES = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'SizeRestrictions_QUERYSTRING',
  'SizeRestrictions_Cookie_HEADER',
];
const COUNTED_BAD_INPUT_RULES = ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY'];

function foreignOriginLabel({ allowedOrigins, allowedDomains }: WebAclRuleInputs): Rule {
  // A request without Origin matches no string either, so it counts as foreign.
  const known = or([
    ...allowedOrigins.map(origin => byteMatch({ singleHeader: { Name: 'origin' } }, origin)),
    ...allowedDomains.map(originBelow),
  ]);
  return {
    name: FOREIGN_ORIGIN,
    action: { count: {} },
    statement: { notStatement: { statement: known } },
    ruleLabels: [{ name: FOREIGN_ORIGIN }],
  };
}

function unsafeMethod(webhookPaths: string[]): Statement {
  const safe: Statement = {
    regexMatchStatement: {
      fieldToMatch: { method: {} },
      regexString: '^(GET|HEAD|OPTIONS)$',
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
  const exempt = webhookPaths.map(path => and(byteMatch({ method: {} }, 'POST'), byteMatch({ uriPath: {} }, path)));
  return and(HAS_FOREIGN_ORIGIN, { notStatement: { statement: or([safe, ...exempt]) } });
}

function rateRule(name: string, limit: number, scopeDownStatement?: Statement): Rule {
  return {
    name,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300, scopeDownStatement } },
  };
}

function block(name: string, statement: Statement): Rule {
  return { name, action: { block: {} }, statement };
}

function managed(name: string, counted: string[] = []): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.length
          ? counted.map(rule => ({ name: rule, actionToUse: { count: {} } }))
          : undefined,
      },
    },
  };
}

function originBelow(domainName: string): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: 'origin' } },
      regexString: `^https://[a-z0-9-]{1,63}\\.${domainName.replaceAll('.', '\\.')}$`,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

function byteMatch(
  fieldToMatch: wafv2.CfnWebACL.FieldToMatchProperty,
  searchString: string,
  positionalConstraint = 'EXACTLY',
  type = 'NONE',
): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch,
      searchString,
      positionalConstraint,
      textTransformations: [{ priority: 0, type }],
    },
  };
}

function and(...statements: Statement[]): Statement {
  return { andStatement: { statements } };
}

function or(statements: Statement[]): Statement {
  // AWS WAF refuses an OR of one.
  const [first, ...rest] = statements;
  return first && rest.length === 0 ? first : { orStatement: { statements } };
}
