import { Deployment } from './deployment';
import { referencesIn } from './intrinsics';
import { once } from './once';
import { identityOfResource } from './references';
import { Template, TemplateResource } from './template';

// CloudFormation alone calls these, one at a time, and fails the deployment when they fail.
const providers = once(
  (deployment: Deployment) =>
    new Set(
      deployment.templates.flatMap(template =>
        [...referencesIn(serviceTokensOf(template))].map(id => identityOfResource(template, id)),
      ),
    ),
);

function serviceTokensOf(template: Template): unknown[] {
  return template.resources
    .filter(({ type }) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
    .map(resource => resource.read('ServiceToken'));
}

/** The functions of a template that run on their own, not as a step of a deployment. */
export function functionsOf(template: Template, deployment: Deployment): TemplateResource[] {
  return template
    .ofType('AWS::Lambda::Function')
    .filter(({ logicalId }) => !providers(deployment).has(identityOfResource(template, logicalId)));
}
