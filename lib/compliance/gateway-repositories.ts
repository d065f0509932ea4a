import { Deployment } from './deployment';
import { gatewayTasksOf } from './gateways';
import { referencesIn } from './intrinsics';
import { once } from './once';
import { identityOfResource } from './references';
import { Template, TemplateResource } from './template';

const imageSources = once(
  (deployment: Deployment) =>
    new Set(
      deployment.templates.flatMap(template => {
        const containers = gatewayTasksOf(template).flatMap(task => task.containers);
        const references = referencesIn(containers.map(container => container.read('Image')));
        return [...references].map(id => identityOfResource(template, id));
      }),
    ),
);

/** The repositories of a template that the images of gateways' tasks come from. */
export function gatewayRepositoriesOf(template: Template, deployment: Deployment): TemplateResource[] {
  const sources = imageSources(deployment);
  return template
    .ofType('AWS::ECR::Repository')
    .filter(({ logicalId }) => sources.has(identityOfResource(template, logicalId)));
}
