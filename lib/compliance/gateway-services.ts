import { gatewayTasksOf } from './gateways';
import { once } from './once';
import { referenceOf } from './reading';
import { Template, TemplateResource } from './template';

/** The services that keep a gateway's task running. */
export const gatewayServicesOf = once((template: Template): readonly TemplateResource[] => {
  const tasks = new Set(gatewayTasksOf(template).map(({ task }) => task.logicalId));
  return template
    .ofType('AWS::ECS::Service')
    .filter(service => service.read('TaskDefinition').some(task => tasks.has(referenceOf(task) ?? '')));
});
