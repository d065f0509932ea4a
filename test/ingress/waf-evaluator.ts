import * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** A request, as AWS WAF sees it. */
export interface WebRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: { [name: string]: string };
}

interface RenderedStatement {
  AndStatement?: { Statements: RenderedStatement[] };
  OrStatement?: { Statements: RenderedStatement[] };
  NotStatement?: { Statement: RenderedStatement };
  LabelMatchStatement?: { Scope: string; Key: string };
  RegexMatchStatement?: { FieldToMatch: FieldToMatch; RegexString: string };
  ByteMatchStatement?: {
    FieldToMatch: FieldToMatch;
    SearchString: string;
    PositionalConstraint: string;
    TextTransformations: { Type: string }[];
  };
  RateBasedStatement?: { CustomKeys?: object[]; ScopeDownStatement?: RenderedStatement };
  ManagedRuleGroupStatement?: unknown;
}

interface FieldToMatch {
  SingleHeader?: { Name: string };
  Method?: object;
  UriPath?: object;
}

export interface RenderedRule {
  Name: string;
  Priority: number;
  Action?: { Block?: object; Count?: object };
  RuleLabels?: { Name: string }[];
  Statement: RenderedStatement;
  VisibilityConfig: wafv2.CfnWebACL.VisibilityConfigProperty;
}

/** The name of the rule that blocks a request, judged by our own rules (no rates, no managed groups); its host is ours unless told. */
export function blockedBy(rules: RenderedRule[], request: WebRequest): string | undefined {
  const labels: string[] = [];
  const headers = { host: 'claw.example.com', ...request.headers };
  const own = rules.filter(({ Statement }) => !Statement.RateBasedStatement && !Statement.ManagedRuleGroupStatement);
  for (const rule of own.sort((a, b) => a.Priority - b.Priority)) {
    if (matches(rule.Statement, { ...request, headers }, labels)) {
      if (rule.Action?.Block) {
        return rule.Name;
      }
      labels.push(...(rule.RuleLabels ?? []).map(label => label.Name));
    }
  }
  return undefined;
}

/** The capacity units of our own rules, by the costs that AWS WAF documents. */
export function capacityOf(rules: RenderedRule[]): number {
  return rules.reduce((sum, rule) => sum + cost(rule.Statement), 0);
}

function matches(statement: RenderedStatement, request: WebRequest, labels: string[]): boolean {
  const { AndStatement, OrStatement, NotStatement, LabelMatchStatement, RegexMatchStatement, ByteMatchStatement } =
    statement;
  if (AndStatement) {
    return AndStatement.Statements.every(inner => matches(inner, request, labels));
  }
  if (OrStatement) {
    return OrStatement.Statements.some(inner => matches(inner, request, labels));
  }
  if (NotStatement) {
    return !matches(NotStatement.Statement, request, labels);
  }
  if (LabelMatchStatement) {
    return labels.includes(LabelMatchStatement.Key);
  }
  if (RegexMatchStatement) {
    return new RegExp(RegexMatchStatement.RegexString).test(field(RegexMatchStatement.FieldToMatch, request) ?? '');
  }
  return ByteMatchStatement !== undefined && bytesMatch(ByteMatchStatement, request);
}

function bytesMatch(match: NonNullable<RenderedStatement['ByteMatchStatement']>, request: WebRequest): boolean {
  const raw = field(match.FieldToMatch, request);
  if (raw === undefined) {
    return false;
  }
  const text = match.TextTransformations[0].Type === 'LOWERCASE' ? raw.toLowerCase() : raw;
  return match.PositionalConstraint === 'CONTAINS' ? text.includes(match.SearchString) : text === match.SearchString;
}

function field(of: FieldToMatch, request: WebRequest): string | undefined {
  if (of.SingleHeader) {
    return request.headers[of.SingleHeader.Name];
  }
  return of.Method ? request.method : request.path;
}

const MANAGED = 25 + 200 + 700;

function cost(statement: RenderedStatement): number {
  const nested = statement.AndStatement?.Statements ?? statement.OrStatement?.Statements;
  if (nested) {
    return 1 + nested.reduce((sum, inner) => sum + cost(inner), 0);
  }
  if (statement.NotStatement) {
    return 1 + cost(statement.NotStatement.Statement);
  }
  if (statement.RateBasedStatement) {
    return rateCost(statement.RateBasedStatement);
  }
  if (statement.ManagedRuleGroupStatement) {
    return MANAGED / 3;
  }
  if (statement.ByteMatchStatement) {
    const { PositionalConstraint, TextTransformations } = statement.ByteMatchStatement;
    return (PositionalConstraint === 'CONTAINS' ? 10 : 2) + (TextTransformations[0].Type === 'NONE' ? 0 : 10);
  }
  return 25;
}

function rateCost({
  CustomKeys = [],
  ScopeDownStatement,
}: NonNullable<RenderedStatement['RateBasedStatement']>): number {
  return 2 + 40 * CustomKeys.length + (ScopeDownStatement ? cost(ScopeDownStatement) : 0);
}
