import { referencesIn, textOf } from './intrinsics';
import { UNKNOWN } from './reading';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** Whether the selections of a deployment's backup plans cover a resource. */
export function coverageOf(
  resource: TemplateResource,
  template: Template,
  deployment: readonly Template[],
): Verdict['outcome'][] {
  return deployment.flatMap(other =>
    other
      .ofType('AWS::Backup::BackupSelection')
      .map(selection => outcomeOfSelection(selection, other === template ? resource.logicalId : undefined)),
  );
}

function outcomeOfSelection(selection: TemplateResource, logicalId?: string): Verdict['outcome'] {
  const resources = selection.parts('BackupSelection', 'Resources').map(({ value }) => value);
  const isCovered = resources.some(value => isEverything(value) || referencesIn(value).has(logicalId ?? ''));
  if (isCovered) return 'compliant';
  const byTag = ['ListOfTags', 'Conditions'].some(name =>
    selection.read('BackupSelection', name).some(value => value !== undefined),
  );
  // Tags, parameters and exports of other stacks are only known at deployment.
  return byTag || resources.includes(UNKNOWN) ? 'undecidable' : 'non-compliant';
}

function isEverything(value: unknown): boolean {
  return /^\*$|:file-system\/\*$/.test(textOf(value) ?? '');
}
