import { Container } from './gateways';
import { textOf } from './intrinsics';
import { referenceOf } from './reading';
import { Template, TemplateResource } from './template';

/** Where a container logs to with the awslogs driver; undefined for a log group that the template does not show. */
export function logGroupsOf(template: Template, container: Container): (TemplateResource | undefined)[] {
  if (!container.read('LogConfiguration', 'LogDriver').includes('awslogs')) return [];
  return container.read('LogConfiguration', 'Options', 'awslogs-group').map(value => find(template, value));
}

function find(template: Template, value: unknown): TemplateResource | undefined {
  const groups = template.ofType('AWS::Logs::LogGroup');
  const name = textOf(value);
  return (
    groups.find(({ logicalId }) => logicalId === referenceOf(value)) ??
    groups.find(group => name !== undefined && group.read('LogGroupName').some(other => textOf(other) === name))
  );
}
