import { Acceptance, parseAcceptance } from '../../lib/compliance/acceptance';
import { AssessmentOptions, assess, Finding } from '../../lib/compliance/assessment';
import { recordedHosts } from '../../lib/compliance/evidence/egress';
import { createEvidence } from '../../lib/compliance/evidence/evidence';
import { grouped } from '../../lib/compliance/grouped';
import { linkEach } from '../../lib/compliance/linked-templates';
import { FRAMEWORKS, MAPPINGS } from '../../lib/compliance/mappings';
import { OpenClawChecks } from '../../lib/compliance/openclaw-checks';
import { Rule } from '../../lib/compliance/rule';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { Baseline, isKnown } from './baseline';
import { AssemblyMetadata, Candidate } from './find-templates';
import { PackName, packFindings } from './packs';
import { Place, parsePlace } from './parsed-template';
import { readTemplate, TemplateFile } from './read-template';
import { CheckReport, LocatedFinding } from './report';

/** How templates are judged. */
export interface CheckOptions {
  readonly packs: readonly PackName[];
  readonly baseline: Baseline;
  readonly today?: string;
}

interface Source extends TemplateFile {
  readonly template: Template;
}

/** Judges templates together, as one deployment. */
export function checkTemplates(candidates: readonly Candidate[], options: CheckOptions): CheckReport {
  const sources = linkEach(
    candidates.map(({ file, stack, environment }) => {
      const source = readTemplate(file);
      return { ...source, template: new Template(stack, source.data, { environment }) };
    }),
  );
  const acceptances = candidates.flatMap(({ metadata }) => acceptancesIn(metadata));
  const judging = { acceptances, today: options.today, constructOf: constructFinder(candidates) };
  const findings = findingsOf(sources, options.packs, judging);
  const byStack = grouped(findings, ({ stack }) => [stack]);
  const rules = rulesOf(options.packs, findings);
  const { name, version = '' } = new OpenClawChecks();
  return {
    version,
    packs: options.packs,
    files: sources.map(({ file }) => file),
    resources: sources.reduce((sum, { template }) => sum + template.resources.length, 0),
    rules,
    findings: sources.flatMap(source => locate(source, byStack.get(source.template.name) ?? [], options.baseline)),
    evidence: createEvidence({
      ...judging,
      pack: { name, version, rules },
      catalogue: { frameworks: FRAMEWORKS, mappings: MAPPINGS },
      synthesized: sources,
      findings,
      hosts: candidates.flatMap(({ metadata }) => dataOf(metadata, 'openclaw:egress-lists').flatMap(recordedHosts)),
    }),
  };
}

/** All our rules, and each rule of cdk-nag that found something, once. */
function rulesOf(packs: readonly PackName[], findings: readonly Finding[]): Rule[] {
  const rules = new Map<string, Rule>(packs.includes('openclaw') ? RULES.map(rule => [rule.id, rule]) : []);
  for (const { rule } of findings) {
    if (!rules.has(rule.id)) rules.set(rule.id, rule);
  }
  return [...rules.values()];
}

function findingsOf(
  sources: readonly Source[],
  packs: readonly PackName[],
  options: Omit<AssessmentOptions, 'rules'>,
): Finding[] {
  const templates = sources.map(({ template }) => template);
  const own = packs.includes('openclaw') ? assess(templates, { ...options, rules: RULES }) : [];
  const others = packs.flatMap(pack => sources.flatMap(source => packFindings(pack, source, options)));
  return [...own, ...others];
}

function locate({ file, locate: find }: Source, findings: readonly Finding[], baseline: Baseline): LocatedFinding[] {
  // Most places pass, and nobody asks where.
  const places = findings.map(({ standing, ...finding }) => (standing === 'compliant' ? [] : placeOf(finding)));
  const positions = find(places);
  return findings.map((finding, index) => ({
    ...finding,
    file,
    position: positions[index] ?? { line: 1, column: 1 },
    isKnown: isKnown(finding, baseline),
  }));
}

function placeOf({ resource, place }: Pick<Finding, 'resource' | 'place'>): Place {
  if (resource === '') return [];
  return ['Resources', resource, ...(place ? ['Properties', ...parsePlace(place)] : [])];
}

/** Finds the path of a resource's construct: the template tells it, or the assembly; else its logical id stands for it. */
function constructFinder(candidates: readonly Candidate[]): AssessmentOptions['constructOf'] {
  const known = new Map(candidates.map(({ stack, metadata }) => [stack, pathsIn(metadata)]));
  return (template, logicalId) => {
    const [path, ...others] = known.get(template.name)?.get(logicalId) ?? [];
    // A stack and one nested in it may have a logical id in common.
    return template.find(logicalId)?.constructPath ?? (others.length === 0 ? path : undefined) ?? logicalId;
  };
}

function pathsIn(metadata: AssemblyMetadata): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const [path, entries] of Object.entries(metadata)) {
    for (const { data } of entries.filter(({ type }) => type === 'aws:cdk:logicalId')) {
      paths.set(String(data), [...(paths.get(String(data)) ?? []), path.replace(/^\//, '')]);
    }
  }
  return paths;
}

function acceptancesIn(metadata: AssemblyMetadata): Acceptance[] {
  return Object.entries(metadata).flatMap(([path, entries]) =>
    entries
      .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
      .flatMap(({ data }) => Object.entries(data as { [id: string]: string }))
      .map(([id, text]) => parseAcceptance(path.replace(/^\//, ''), id, text)),
  );
}

function dataOf(metadata: AssemblyMetadata, type: string): unknown[] {
  return Object.values(metadata).flatMap(entries =>
    entries.filter(entry => entry.type === type).map(({ data }) => data),
  );
}
