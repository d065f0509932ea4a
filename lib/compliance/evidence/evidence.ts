import { createHash } from 'node:crypto';
import { Acceptance, hasExpired } from '../acceptance';
import { Finding, ruleUrl, sentenceOf, severityOf } from '../assessment';
import { SynthesizedTemplate } from '../construct-tree';
import { grouped } from '../grouped';
import { Rule, Severity } from '../rule';
import { Template } from '../template';
import { AccessEvidence, AwsPolicyEvidence, accessOf, awsPoliciesOf } from './access';
import { Catalogue, FrameworkEvidence, frameworkEvidence, Tally, tallyOf, Verdict, verdictOf } from './controls';
import { EgressEvidence, egressEvidence, RecordedHost } from './egress';
import { VpcEvidence, vpcsOf } from './network';
import { SecretEvidence, secretsOf } from './secrets';

/** What an auditor gets: what was judged, what was found, and what the templates say about data and network. */
export interface Evidence {
  readonly format: 1;
  readonly pack: { readonly name: string; readonly version: string; readonly rules: number };
  /** The day on which acknowledgements were judged. */
  readonly today?: string;
  readonly tally: Tally;
  readonly stacks: readonly StackEvidence[];
  readonly rules: readonly RuleEvidence[];
  readonly findings: readonly FindingEvidence[];
  readonly acknowledgements: readonly AcknowledgementEvidence[];
  readonly frameworks: readonly FrameworkEvidence[];
  readonly egress: EgressEvidence;
  readonly secrets: readonly SecretEvidence[];
  readonly access: readonly AccessEvidence[];
  readonly awsPolicies: readonly AwsPolicyEvidence[];
  readonly network: readonly VpcEvidence[];
  /** The construct of each resource that is named above, by stack and logical id. */
  readonly constructs: { readonly [stack: string]: { readonly [resource: string]: string } };
}

/** A template that was judged; the digest says which bytes. */
export interface StackEvidence {
  readonly name: string;
  readonly resources: number;
  readonly sha256: string;
}

/** A rule that was applied. */
export interface RuleEvidence {
  readonly id: string;
  readonly severity: Severity;
  readonly sentence: string;
  readonly why: string;
  readonly fix: string;
  readonly page: string;
  readonly tally: Tally;
}

/** A place that was judged. */
export interface FindingEvidence {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly stack: string;
  readonly construct: string;
  readonly resource: string;
  readonly place?: string;
  /** What is wrong, unless it passed. */
  readonly sentence?: string;
  readonly acceptance?: Acceptance;
}

/** An acknowledgement, of this pack or of another. */
export interface AcknowledgementEvidence extends Acceptance {
  readonly standing: 'in force' | 'expired';
  /** The number of findings of this pack that it covers. */
  readonly covers: number;
}

/** What evidence is made of. */
export interface EvidenceInput {
  readonly pack: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] };
  readonly catalogue: Catalogue;
  readonly synthesized: readonly SynthesizedTemplate[];
  readonly findings: readonly Finding[];
  readonly acceptances: readonly Acceptance[];
  readonly today?: string;
  readonly hosts: readonly RecordedHost[];
  readonly constructOf: (template: Template, logicalId: string) => string;
}

/** Puts together what is known; the same input gives the same evidence, whenever and wherever. */
export function createEvidence(input: EvidenceInput): Evidence {
  const { pack, findings, today, acceptances } = input;
  const byRule = grouped(findings, finding => [finding.rule.id]);
  const byAcceptance = grouped(findings, finding => [finding.acceptance]);
  const templates = input.synthesized.map(({ template }) => template);
  return {
    format: 1,
    pack: { name: pack.name, version: pack.version, rules: pack.rules.length },
    today,
    tally: tallyOf(findings),
    stacks: input.synthesized.map(describeStack),
    rules: pack.rules.map(rule => describeRule(rule, byRule.get(rule.id) ?? [])),
    findings: findings.map(describeFinding),
    acknowledgements: acceptances.map(acceptance => ({
      ...acceptance,
      standing: hasExpired(acceptance, today) ? 'expired' : 'in force',
      covers: byAcceptance.get(acceptance)?.length ?? 0,
    })),
    frameworks: frameworkEvidence(pack.rules, findings, input.catalogue),
    egress: egressEvidence(templates, input.hosts),
    secrets: templates.flatMap(secretsOf),
    access: accessOf(templates),
    awsPolicies: templates.flatMap(awsPoliciesOf),
    network: vpcsOf(templates),
    constructs: Object.fromEntries(templates.map(template => [template.name, constructsOf(template, input)])),
  };
}

function describeStack({ template, text }: SynthesizedTemplate): StackEvidence {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { name: template.name, resources: template.resources.length, sha256 };
}

function describeRule(rule: Rule, findings: readonly Finding[]): RuleEvidence {
  const { id, severity, sentence, why, fix } = rule;
  return { id, severity, sentence, why, fix, page: ruleUrl(rule), tally: tallyOf(findings) };
}

function describeFinding(finding: Finding): FindingEvidence {
  const { id, rule, stack, construct, resource, place, acceptance, standing } = finding;
  return {
    id,
    rule: rule.id,
    severity: severityOf(finding),
    verdict: verdictOf(finding),
    stack,
    construct,
    resource,
    place,
    ...(standing === 'compliant' ? {} : { sentence: sentenceOf(finding), acceptance }),
  };
}

function constructsOf(template: Template, { constructOf }: EvidenceInput): { [resource: string]: string } {
  return Object.fromEntries(template.resources.map(({ logicalId }) => [logicalId, constructOf(template, logicalId)]));
}
