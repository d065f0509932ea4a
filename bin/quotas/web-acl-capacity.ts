import { TemplateResource } from '../synthesis/template';

/** The capacity units of the managed rule groups that our web ACLs use or are often joined by. */
const MANAGED_GROUPS: { readonly [name: string]: number } = {
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
};

const TRANSFORMATION = 10;
const CUSTOM_KEY = 30;

type Statement = { readonly [kind: string]: { readonly [property: string]: unknown } };

/** The capacity units that each kind of statement takes for itself. */
const STATEMENTS: { readonly [kind: string]: (properties: Statement[string]) => number } = {
  ByteMatchStatement: ({ PositionalConstraint }) => (`${PositionalConstraint}`.startsWith('CONTAINS') ? 10 : 2),
  GeoMatchStatement: () => 1,
  IPSetReferenceStatement: () => 1,
  LabelMatchStatement: () => 1,
  ManagedRuleGroupStatement: ({ Name }) => MANAGED_GROUPS[`${Name}`] ?? 0,
  RateBasedStatement: ({ CustomKeys }) => 2 + keyUnits(CustomKeys),
  RegexMatchStatement: () => 3,
  RegexPatternSetReferenceStatement: () => 25,
  SizeConstraintStatement: () => 1,
  SqliMatchStatement: () => 20,
  XssMatchStatement: () => 40,
};

/** The capacity units of a web ACL, by what AWS WAF documents that each statement takes. */
export function webAclCapacity({ Properties = {} }: TemplateResource): number {
  const rules = Array.isArray(Properties['Rules']) ? Properties['Rules'] : [];
  return rules.reduce((sum: number, { Statement: statement }) => sum + capacityOf(statement), 0);
}

function capacityOf(statement: Statement): number {
  return Object.entries(statement).reduce((sum, [kind, properties]) => {
    const { Statement: inner, Statements: several, ScopeDownStatement: scope, TextTransformations } = properties;
    const nested = [inner, scope, ...(Array.isArray(several) ? several : [])].filter(isStatement);
    const own = STATEMENTS[kind]?.(properties) ?? 0;
    return (
      sum + own + transformationUnits(TextTransformations) + nested.reduce((total, each) => total + capacityOf(each), 0)
    );
  }, 0);
}

// AWS does not say whether the units of a key cover its transformations: rather too many than too few.
function keyUnits(keys: unknown): number {
  const parts = (Array.isArray(keys) ? keys : []).flatMap(key => Object.values<Statement[string]>(key));
  return parts.reduce((sum, { TextTransformations }) => sum + CUSTOM_KEY + transformationUnits(TextTransformations), 0);
}

function transformationUnits(transformations: unknown): number {
  const all = Array.isArray(transformations) ? transformations : [];
  return all.filter(({ Type }) => Type !== 'NONE').length * TRANSFORMATION;
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null;
}
