import { parseAcceptance } from '../../../lib/compliance/acceptance';
import { assess } from '../../../lib/compliance/assessment';
import { createEvidence, Evidence } from '../../../lib/compliance/evidence/evidence';
import { judgeValue } from '../../../lib/compliance/judge';
import { linkEach } from '../../../lib/compliance/linked-templates';
import { Frameworks, Mappings } from '../../../lib/compliance/mappings';
import { Rule } from '../../../lib/compliance/rule';
import { Template } from '../../../lib/compliance/template';

export const FRAMEWORKS: Frameworks = {
  guide: {
    id: 'guide',
    title: 'The hardening guide',
    version: '2026',
    source: 'the guide',
    controls: { 'guide:one': 'Logs are kept', 'guide:two': 'Nobody looks' },
  },
  nist80053r5: {
    id: 'nist-800-53-r5',
    title: 'NIST SP 800-53',
    version: 'Revision 5',
    source: 'NIST',
    controls: { 'AU-11': 'Audit Record Retention' },
  },
};

export const MAPPINGS: Mappings = {
  'OpenClaw-LOG1': { guide: ['guide:one'], nist80053r5: ['AU-11'] },
  'OpenClaw-LOG2': { guide: ['guide:one'], nist80053r5: [] },
};

/** A rule that wants log groups to be kept for a year. */
export const RETENTION: Rule = {
  id: 'OpenClaw-LOG1',
  severity: 'error',
  sentence: 'A log group is not kept for a year.',
  why: 'What happened in spring is asked for in autumn.',
  fix: 'Set RetentionInDays to 365.',
  example: "new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_YEAR });",
  judge: template =>
    template.ofType('AWS::Logs::LogGroup').map(group => judgeValue(group, ['RetentionInDays'], days => days === 365)),
};

/** A rule that gives each log group a subject, and only warns. */
export const NAMED: Rule = {
  ...RETENTION,
  id: 'OpenClaw-LOG2',
  severity: 'warning',
  sentence: 'A log group has no name <of its own>.',
  judge: template =>
    template.ofType('AWS::Logs::LogGroup').map(group => ({
      ...judgeValue(group, ['LogGroupName'], name => name !== undefined),
      subject: group.logicalId,
    })),
};

/** Evidence of templates, by the two rules above. */
export function evidenceOf(
  sources: { readonly [stack: string]: unknown },
  acceptances: readonly ReturnType<typeof parseAcceptance>[] = [],
  today?: string,
): Evidence {
  const synthesized = linkEach(
    Object.entries(sources).map(([name, source]) => ({
      file: `${name}.template.json`,
      text: JSON.stringify(source),
      template: new Template(name, source),
    })),
  );
  const rules = [RETENTION, NAMED];
  const constructOf = ({ name, ...template }: Template, id: string) =>
    template.resources.find(({ logicalId }) => logicalId === id)?.constructPath ?? `${name}/${id}`;
  const templates = synthesized.map(({ template }) => template);
  return createEvidence({
    pack: { name: 'OpenClaw', version: '1.2.3', rules },
    catalogue: { frameworks: FRAMEWORKS, mappings: MAPPINGS },
    findings: assess(templates, { rules, acceptances, today, constructOf }),
    synthesized,
    acceptances,
    today,
    hosts: [],
    constructOf,
  });
}
