import { gatewayTasksOf } from './gateways';
import { referencesIn } from './intrinsics';
import { Template, TemplateResource } from './template';

/** The repositories of a template that the images of its gateways' tasks come from. */
export function gatewayRepositoriesOf(template: Template): TemplateResource[] {
  const images = gatewayTasksOf(template).flatMap(({ containers }) =>
    containers.flatMap(container => container.read('Image')),
  );
  const references = referencesIn(images);
  return template.ofType('AWS::ECR::Repository').filter(({ logicalId }) => references.has(logicalId));
}
