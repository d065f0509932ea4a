import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, PolicyViolation, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { NagPack } from 'cdk-nag';
import { AssessmentOptions, createFinding, Finding } from '../../lib/compliance/assessment';
import { Rule } from '../../lib/compliance/rule';
import { Template } from '../../lib/compliance/template';

/**
 * Judges a template by a pack of cdk-nag, which looks at constructs and not at templates.
 *
 * The template is read back into constructs. So nothing is found in nested stacks and behind macros, and what a
 * function of CloudFormation decides makes most rules throw, which is told as something that cannot be told.
 */
export function nagFindings(
  pack: NagPack,
  template: Template,
  data: unknown,
  options: Omit<AssessmentOptions, 'rules'>,
): Finding[] {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-check-'));
  try {
    const templateFile = path.join(directory, 'template.json');
    fs.writeFileSync(templateFile, JSON.stringify(data));
    const stack = new Stack(new App({ outdir: directory }), 'Stack');
    new CfnInclude(stack, 'Template', { templateFile });
    const { violations } = pack.validateScope(stack);
    return violations.flatMap(violation => findingsOf(violation, template, options));
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

function findingsOf(
  { ruleName, description, severity, violatingResources }: PolicyViolation,
  template: Template,
  options: Omit<AssessmentOptions, 'rules'>,
): Finding[] {
  const [, id = ruleName, subject] = /^([^[]+)(?:\[(.*)\])?$/s.exec(ruleName) ?? [];
  const isUndecided = description.startsWith('Rule threw an error');
  const rule: Rule = {
    id,
    severity: severity === 'error' ? 'error' : 'warning',
    sentence: isUndecided ? `${id} needs a literal value.` : description,
    why: '',
    fix: '',
    example: '',
    judge: () => [],
  };
  return violatingResources.map(({ constructPath = '' }) =>
    createFinding(
      rule,
      template,
      {
        outcome: isUndecided ? 'undecidable' : 'non-compliant',
        resource: constructPath.split('/').at(-1) ?? '',
        subject,
      },
      options,
    ),
  );
}
