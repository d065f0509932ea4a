import { referencesIn } from './intrinsics';
import { Template, TemplateResource } from './template';

/** The functions of a template that run on their own, not as a step of a deployment. */
export function functionsOf(template: Template): TemplateResource[] {
  // CloudFormation alone calls these, one at a time, and fails the deployment when they fail.
  const tokens = template.resources
    .filter(({ type }) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
    .map(resource => resource.read('ServiceToken'));
  const providers = referencesIn(tokens);
  return template.ofType('AWS::Lambda::Function').filter(({ logicalId }) => !providers.has(logicalId));
}
