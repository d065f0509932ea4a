import { Deployment } from './deployment';
import { referencesIn, textOf } from './intrinsics';
import { best, Outcome } from './judge';
import { once } from './once';
import { UNKNOWN } from './reading';
import { identityOfResource } from './references';
import { Template, TemplateResource } from './template';

/** Whether the selections of a deployment's backup plans cover a resource. */
export function coverageOf(template: Template, resource: TemplateResource, deployment: Deployment): Outcome {
  const { everything, covered, others } = selections(deployment);
  const isCovered = everything || covered.has(identityOfResource(template, resource.logicalId));
  return isCovered ? 'compliant' : others;
}

/** What the selections of a deployment come to, for what they name and for all else. */
const selections = once((deployment: Deployment) => {
  const all = deployment.templates.flatMap(template =>
    template.ofType('AWS::Backup::BackupSelection').map(selection => ({ template, selection })),
  );
  return {
    everything: all.some(({ selection }) => resourcesOf(selection).some(isEverything)),
    covered: new Set(
      all.flatMap(({ template, selection }) =>
        [...referencesIn(resourcesOf(selection))].map(id => identityOfResource(template, id)),
      ),
    ),
    others: best(all.map(({ selection }) => outcomeOfOthers(selection))),
  };
});

function resourcesOf(selection: TemplateResource): unknown[] {
  return selection.parts('BackupSelection', 'Resources').map(({ value }) => value);
}

function isEverything(value: unknown): boolean {
  return /^\*$|:file-system\/\*$/.test(textOf(value) ?? '');
}

function outcomeOfOthers(selection: TemplateResource): Outcome {
  const byTag = ['ListOfTags', 'Conditions'].some(name =>
    selection.read('BackupSelection', name).some(value => value !== undefined),
  );
  // Tags, parameters and exports of other stacks are only known at deployment.
  return byTag || resourcesOf(selection).includes(UNKNOWN) ? 'undecidable' : 'non-compliant';
}
