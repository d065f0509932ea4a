import { Deployment, Located } from './deployment';
import { grouped } from './grouped';
import { once } from './once';
import { Path } from './place';
import { UNKNOWN } from './reading';
import { identitiesOf } from './references';
import { Template, TemplateResource } from './template';

/** A property by which the resources of a type point to others. */
export interface Pointer {
  readonly type: string;
  readonly path: Path;
}

const byTarget = once((deployment: Deployment) =>
  once(({ type, path }: Pointer) =>
    grouped(
      deployment.templates.flatMap(template => template.ofType(type).map(resource => ({ template, resource }))),
      ({ template, resource }) => identitiesOf(template, resource.read(...path)),
    ),
  ),
);

const untold = once((template: Template) =>
  once(({ type, path }: Pointer) => template.ofType(type).filter(resource => resource.read(...path).includes(UNKNOWN))),
);

/** The resources of a deployment that may point to something. */
export function pointingTo(deployment: Deployment, pointer: Pointer, identity: string | undefined): readonly Located[] {
  return (identity === undefined ? undefined : byTarget(deployment)(pointer).get(identity)) ?? [];
}

/** The resources of a template that may point to something. */
export function pointingFrom(
  template: Template,
  deployment: Deployment,
  pointer: Pointer,
  identity: string,
): TemplateResource[] {
  return pointingTo(deployment, pointer, identity)
    .filter(located => located.template === template)
    .map(({ resource }) => resource);
}

/** The resources of a template that point where only the deployment tells. */
export function pointingAnywhere(template: Template, pointer: Pointer): readonly TemplateResource[] {
  return untold(template)(pointer);
}
