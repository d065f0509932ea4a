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
    rateRule('rate-per-address-and-host', inputs.requestsPerFiveMinutes, PER_HOST),
    rateRule('upgrade-rate-per-address-and-host', inputs.upgradesPerFiveMinutes, {
      ...PER_HOST,
      scopeDownStatement: IS_UPGRADE,
    }),
    // Holds a flood over ever new spellings of a host, which the edge limits too. It comes after those per host: what they
    // block is not counted here, so one host cannot use up the others' share.
    rateRule('rate-per-address', limitOverAllHosts(inputs), { aggregateKeyType: 'IP' }),
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
type RateKeys = Omit<wafv2.CfnWebACL.RateBasedStatementProperty, 'limit' | 'evaluationWindowSec'>;

/** The most that AWS WAF lets a rate rule allow. */
export const MAX_RATE = 2_000_000_000;

// A load balancer takes a hundred target groups: every gateway behind it may be used to its limit from one office.
const HOSTS_BEHIND_ONE_LOAD_BALANCER = 100;

// Many tenants share a web ACL: people who share an address must not lose all of them when one is flooded.
const PER_HOST: RateKeys = {
  aggregateKeyType: 'CUSTOM_KEYS',
  customKeys: [{ ip: {} }, { header: { name: 'host', textTransformations: [{ priority: 0, type: 'LOWERCASE' }] } }],
};

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
  const safe = regexMatch({ method: {} }, '^(GET|HEAD|OPTIONS)$');
  const exempt = webhookPaths.map(path => and(byteMatch({ method: {} }, 'POST'), byteMatch({ uriPath: {} }, path)));
  return and(HAS_FOREIGN_ORIGIN, { notStatement: { statement: or([safe, ...exempt]) } });
}

function rateRule(name: string, limit: number, keys: RateKeys): Rule {
  return {
    name,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit, evaluationWindowSec: 300, ...keys } },
  };
}

function limitOverAllHosts({ requestsPerFiveMinutes }: WebAclRuleInputs): number {
  return Math.min(requestsPerFiveMinutes * HOSTS_BEHIND_ONE_LOAD_BALANCER, MAX_RATE);
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
  return regexMatch(
    { singleHeader: { Name: 'origin' } },
    `^https://[a-z0-9-]{1,63}\\.${domainName.replaceAll('.', '\\.')}$`,
  );
}

function regexMatch(fieldToMatch: wafv2.CfnWebACL.FieldToMatchProperty, regexString: string): Statement {
  return {
    regexMatchStatement: { fieldToMatch, regexString, textTransformations: [{ priority: 0, type: 'NONE' }] },
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
