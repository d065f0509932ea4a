import { outcomeOf } from './judge';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { TemplateResource } from './template';

/** Judges that a resource outlives its stack, and its own replacement. */
export function judgeRetention(resource: TemplateResource): Verdict[] {
  return ['DeletionPolicy', 'UpdateReplacePolicy'].map(attribute => ({
    resource: resource.logicalId,
    subject: attribute,
    outcome: outcomeOf(resource.attribute(attribute), policy => /^Retain/.test(plainText(policy))),
  }));
}
