import { Deployment, deploymentOf, Located } from './deployment';
import { grouped } from './grouped';
import { once } from './once';
import { Reference } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** What gateways refer to in some way, and the type that it must be of. */
export interface GatewayReferences {
  readonly type: string;
  readonly of: (template: Template, deployment: Deployment) => readonly Reference[];
}

/** A reference, the template of the gateway that it is for, and the resource that it leads to. */
interface Lead {
  readonly user: Template;
  readonly where: Reference['where'];
  readonly target?: Located;
}

// What leads nowhere is the business of the template that refers, and all else of the one that holds it.
const leads = once((deployment: Deployment) =>
  once((references: GatewayReferences) =>
    grouped(
      deployment.templates.flatMap(user => leadsFrom(user, deployment, references)),
      ({ user, target }) => [target?.template ?? user],
    ),
  ),
);

function leadsFrom(user: Template, deployment: Deployment, { type, of }: GatewayReferences): Lead[] {
  return of(user, deployment).map(({ where, value }) => {
    const target = deployment.follow(user, value);
    return { user, where, target: target?.resource.type === type ? target : undefined };
  });
}

function leadsTo(template: Template, deployment: Deployment, references: GatewayReferences): readonly Lead[] {
  return leads(deployment)(references).get(template) ?? [];
}

/** The resources of a template that gateways refer to, wherever those stand; each once. */
export function referredBy(
  template: Template,
  deployment: Deployment,
  references: GatewayReferences,
): Set<TemplateResource> {
  return new Set(leadsTo(template, deployment, references).flatMap(({ target }) => target?.resource ?? []));
}

/** The resources of a template that gateways of other templates refer to; each once. */
export function referredByOthers(
  template: Template,
  deployment: Deployment,
  references: GatewayReferences,
): Set<TemplateResource> {
  const others = leadsTo(template, deployment, references).filter(({ user }) => user !== template);
  return new Set(others.flatMap(({ target }) => target?.resource ?? []));
}

/** The templates whose gateways refer to resources of a template. */
export function usersOf(template: Template, deployment: Deployment, references: GatewayReferences): Set<Template> {
  return new Set(leadsTo(template, deployment, references).flatMap(({ user, target }) => (target ? [user] : [])));
}

/** Judges each resource of a template that gateways refer to; what no template holds cannot be decided. */
export function judgeReferences(
  template: Template,
  templates: readonly Template[],
  references: GatewayReferences,
  judge: (resource: TemplateResource) => Verdict[],
): Verdict[] {
  const deployment = deploymentOf(template, templates);
  const elsewhere = leadsTo(template, deployment, references).filter(({ target }) => target === undefined);
  return [
    ...[...referredBy(template, deployment, references)].flatMap(judge),
    ...elsewhere.map(({ where }): Verdict => ({ ...where, outcome: 'undecidable' })),
  ];
}
