import { Finding } from '../assessment';
import { grouped } from '../grouped';
import { Frameworks, Mappings, RuleMapping } from '../mappings';
import { Rule } from '../rule';

/** How the places stand that one rule judged. */
export interface Tally {
  readonly compliant: number;
  readonly open: number;
  readonly acknowledged: number;
  readonly undecidable: number;
}

/** What one rule says about a control: every resource that it judged, once for each verdict. */
export interface ControlRule {
  readonly rule: string;
  readonly tally: Tally;
  readonly resources: readonly JudgedResource[];
}

/** A resource that a rule judged. */
export interface JudgedResource {
  readonly construct: string;
  readonly verdict: Verdict;
}

/** How a place stands, in one word. */
export type Verdict = 'passed' | 'failed' | 'cannot be told' | 'acknowledged';

/** A control, and the rules that give evidence for it. */
export interface ControlEvidence {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly ControlRule[];
}

/** A framework with those of its controls that rules give evidence for. */
export interface FrameworkEvidence {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  readonly controls: readonly ControlEvidence[];
}

/** What rules are mapped to. */
export interface Catalogue {
  readonly frameworks: Frameworks;
  readonly mappings: Mappings;
}

/** Control → rule → resource → verdict, for each framework. */
export function frameworkEvidence(
  rules: readonly Rule[],
  findings: readonly Finding[],
  { frameworks, mappings }: Catalogue,
): FrameworkEvidence[] {
  const byRule = grouped(findings, finding => [finding.rule.id]);
  const judged = new Map(rules.map(({ id }) => [id, describeRule(id, byRule.get(id) ?? [])]));
  return Object.entries(frameworks).map(([key, { id, title, version, source, controls }]) => ({
    id,
    title,
    version,
    source,
    controls: Object.entries(controls).map(([control, controlTitle]) => ({
      id: control,
      title: controlTitle,
      rules: [...judged.values()].filter(({ rule }) => mappings[rule]?.[key as keyof RuleMapping]?.includes(control)),
    })),
  }));
}

/** How a finding stands, in one word. */
export function verdictOf({ outcome, standing }: Finding): Verdict {
  if (standing === 'compliant') return 'passed';
  if (standing === 'acknowledged') return 'acknowledged';
  return outcome === 'undecidable' ? 'cannot be told' : 'failed';
}

/** Counts findings by how they stand. */
export function tallyOf(findings: readonly Finding[]): Tally {
  const count = (verdict: Verdict) => findings.filter(finding => verdictOf(finding) === verdict).length;
  return {
    compliant: count('passed'),
    open: count('failed'),
    acknowledged: count('acknowledged'),
    undecidable: count('cannot be told'),
  };
}

function describeRule(rule: string, findings: readonly Finding[]): ControlRule {
  const resources = new Map<string, JudgedResource>();
  for (const finding of findings) {
    const { construct } = finding;
    const verdict = verdictOf(finding);
    resources.set(`${verdict}\n${construct}`, { construct, verdict });
  }
  return { rule, tally: tallyOf(findings), resources: [...resources.values()] };
}
