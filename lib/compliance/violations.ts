import { PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import { Finding, ruleUrl, sentenceOf, severityOf } from './assessment';
import { grouped } from './grouped';

/** The open findings as the CDK prints them, those with the same words together; `files` are the templates of the stacks. */
export function violationsOf(findings: readonly Finding[], files: ReadonlyMap<string, string>): PolicyViolation[] {
  const open = findings.filter(({ standing }) => standing === 'open');
  const groups = grouped(open, finding => [`${finding.id}\n${sentenceOf(finding)}`]);
  return [...groups.values()].flatMap(group => createViolation(group, files));
}

/** Whether a violation is left that fails the synth. */
export function hasErrors(violations: readonly PolicyViolation[]): boolean {
  return violations.some(({ severity }) => severity === 'error');
}

function createViolation(group: readonly Finding[], files: ReadonlyMap<string, string>): PolicyViolation[] {
  return group.slice(0, 1).map(finding => ({
    ruleName: finding.id,
    description: sentenceOf(finding),
    fix: finding.rule.fix,
    severity: severityOf(finding),
    ruleMetadata: { why: finding.rule.why, page: ruleUrl(finding.rule) },
    violatingResources: group.map(each => violatingResource(each, files)),
  }));
}

function violatingResource(
  { resource, stack, construct, place }: Finding,
  files: ReadonlyMap<string, string>,
): PolicyViolatingResource {
  if (resource === '') return { constructPath: construct, locations: [] };
  const locations = place === undefined || place === '' ? [] : [`Properties.${place}`];
  return { resourceLogicalId: resource, templatePath: files.get(stack), locations };
}
