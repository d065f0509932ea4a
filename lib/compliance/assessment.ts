import { Acceptance, acceptanceOf, hasExpired } from './acceptance';
import { Rule, Severity, Verdict } from './rule';
import { Template } from './template';

/** What one rule found at one place, and whether somebody accepts it. */
export interface Finding {
  /** The id of the rule, with the subject in brackets where there is one. */
  readonly id: string;
  readonly rule: Rule;
  readonly outcome: Verdict['outcome'];
  /** The name of the template. */
  readonly stack: string;
  readonly resource: string;
  readonly construct: string;
  readonly place?: string;
  readonly acceptance?: Acceptance;
  /** How a finding stands: an expired acknowledgement leaves it open. */
  readonly standing: 'compliant' | 'open' | 'acknowledged';
}

/** What rules are applied with. */
export interface AssessmentOptions {
  readonly rules: readonly Rule[];
  readonly acceptances: readonly Acceptance[];
  /** The day on which acknowledgements are judged; without it none has expired. */
  readonly today?: string;
  /** The path of the construct that a resource comes from. */
  readonly constructOf: (template: Template, logicalId: string) => string;
}

/** Applies every rule to every linked template of a deployment; one finding for each place that a rule judged. */
export function assess(templates: readonly Template[], options: AssessmentOptions): Finding[] {
  return options.rules.flatMap(rule =>
    templates.flatMap(template =>
      rule.judge(template, templates).map(verdict => createFinding(rule, template, verdict, options)),
    ),
  );
}

/** How much a finding weighs: what only the deployment will tell is a warning, whatever the rule. */
export function severityOf({ rule, outcome }: Finding): Severity {
  return outcome === 'undecidable' && rule.severity === 'error' ? 'warning' : rule.severity;
}

/** What is wrong, in a sentence for the user. */
export function sentenceOf({ rule, outcome, place, acceptance, standing }: Finding): string {
  const expired = standing === 'open' && acceptance ? ` Its acknowledgement expired on ${acceptance.expires}.` : '';
  if (outcome !== 'undecidable') return `${rule.sentence}${expired}`;
  const where = place === undefined || place === '' ? 'what decides it' : `the value of ${place}`;
  return `Cannot be told from the template, because ${where} is only known at deployment: ${rule.sentence}${expired}`;
}

/** The page that tells more about a rule, of ours or of cdk-nag. */
export function ruleUrl({ id }: Rule): string {
  return id.startsWith('OpenClaw-')
    ? `https://github.com/openclaw-cdk/openclaw-cdk/blob/main/docs/rules.md#${id.toLowerCase()}`
    : 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md';
}

/** A verdict with what is known around it. */
export function createFinding(
  rule: Rule,
  template: Template,
  verdict: Verdict,
  options: Omit<AssessmentOptions, 'rules'>,
): Finding {
  const { outcome, resource, place, subject } = verdict;
  const id = subject === undefined ? rule.id : `${rule.id}[${idPart(subject)}]`;
  const construct = resource === '' ? template.name : options.constructOf(template, resource);
  const acceptance =
    outcome === 'compliant'
      ? undefined
      : acceptanceOf({ ruleId: rule.id, id, construct }, options.acceptances, options.today);
  const standing = outcome === 'compliant' ? 'compliant' : standingOf(acceptance, options.today);
  return { id, rule, outcome, stack: template.name, resource, construct, place, acceptance, standing };
}

function standingOf(acceptance: Acceptance | undefined, today: string | undefined): Finding['standing'] {
  return acceptance === undefined || hasExpired(acceptance, today) ? 'open' : 'acknowledged';
}

// The CDK refuses ids with unbalanced brackets and puts hyphens for spaces.
function idPart(subject: string): string {
  return subject.replace(/[\s()[\]{}]/g, '-');
}
