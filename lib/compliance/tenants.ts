import { Deployment, deploymentOf, Located } from './deployment';
import { gatewayServicesOf } from './gateway-services';
import { gatewayTasksOf } from './gateways';
import { grouped } from './grouped';
import { jsonText } from './json-text';
import { Outcome } from './judge';
import { once } from './once';
import { referenceOf, UNKNOWN } from './reading';
import { identityOfResource, Reference } from './references';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** A gateway of a deployment, and the tenant that it belongs to, when that can be told. */
export interface TenantGateway {
  readonly template: Template;
  readonly task: TemplateResource;
  readonly services: readonly TemplateResource[];
  readonly tenant: string | undefined;
}

/** Something that a gateway uses, and where the template says so. */
export interface Use {
  readonly gateway: TenantGateway;
  readonly where: Omit<Verdict, 'outcome'>;
  /** The same text for the same thing, in any template; `undefined` when only the deployment will tell. */
  readonly thing: string | undefined;
}

/** Finds what a gateway uses of some kind. */
export type UsesOf = (gateway: TenantGateway, deployment: Deployment) => Use[];

/** Every gateway of a deployment. */
export const tenantGatewaysOf = once((deployment: Deployment): readonly TenantGateway[] =>
  deployment.templates.flatMap(template => findGateways(template, deployment)),
);

/** Judges what the gateways of a template use: nothing of it may be used by another tenant. */
export function judgeSharing(template: Template, templates: readonly Template[], usesOf: UsesOf): readonly Verdict[] {
  return sharing(deploymentOf(template, templates))(usesOf).get(template) ?? [];
}

// Every template of a deployment is judged beside all the others, so all of them are judged at once.
const sharing = once((deployment: Deployment) =>
  once((usesOf: UsesOf) => {
    const all = tenantGatewaysOf(deployment).flatMap(gateway => usesOf(gateway, deployment));
    const outcomes = new Map<string | undefined, Outcome>();
    for (const [thing, uses] of grouped(all, use => [use.thing])) {
      outcomes.set(thing, outcomeFor(new Set(uses.map(({ gateway }) => gateway.tenant ?? gateway))));
    }
    const judged = all.map(({ gateway, where, thing }) => ({
      template: gateway.template,
      verdict: { ...where, outcome: outcomes.get(thing) ?? 'undecidable' },
    }));
    return verdictsByTemplate(judged);
  }),
);

/** Verdicts that were found for a whole deployment, by the template that each is about. */
export function verdictsByTemplate(
  judged: readonly { readonly template: Template; readonly verdict: Verdict }[],
): ReadonlyMap<Template, readonly Verdict[]> {
  const groups = grouped(judged, ({ template }) => [template]);
  return new Map([...groups].map(([template, all]) => [template, all.map(({ verdict }) => verdict)]));
}

/** What a value stands for across templates: a resource of one template is none of another. */
export function thingOf(template: Template, value: unknown): string | undefined {
  if (value === UNKNOWN || value === undefined) return undefined;
  const text = jsonText(value);
  if (text === undefined) return undefined;
  const names = namesIn(text);
  const [resource] = names.map(name => resourceNamed(template, name)).filter(found => found !== undefined);
  if (resource !== undefined) return resource;
  return names.some(name => template.parameters[name] !== undefined) ? undefined : text;
}

/** What a value that holds more than a reference stands for: the whole of it. */
export function wholeThingOf(template: Template, value: unknown): string | undefined {
  const thing = thingOf(template, value);
  const text = jsonText(value) ?? '';
  const ids = namesIn(text).map(name => resourceNamed(template, name));
  return thing === undefined || ids.length === 0 ? thing : [text.replaceAll(REFERENCE, '$'), ...ids].join(' ');
}

const REFERENCE = /"(?:Ref|Fn::GetAtt)":\[?("(?:[^"\\]|\\.)+")|\$\{(\w+)/g;

function namesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, ref, inserted]) => (ref === undefined ? inserted : JSON.parse(ref)));
}

/** The identity of the resource that a template means by a name. */
function resourceNamed(template: Template, name: string): string | undefined {
  if (name.includes('#')) return name;
  const [id = ''] = name.split('.');
  return template.find(id) === undefined ? undefined : identityOfResource(template, id);
}

/** What a gateway uses at some places of its resources. */
export function usesAt(gateway: TenantGateway, references: Reference[]): Use[] {
  return references.map(({ where, value }) => ({ gateway, where, thing: thingOf(gateway.template, value) }));
}

/** The access points of the file systems that a task mounts. */
export function accessPointsOf(template: Template, task: TemplateResource, deployment: Deployment): Located[] {
  return task
    .parts('Volumes')
    .flatMap(volume =>
      volume
        .read('EFSVolumeConfiguration', 'AuthorizationConfig', 'AccessPointId')
        .flatMap(id => deployment.follow(template, id) ?? []),
    );
}

function findGateways(template: Template, deployment: Deployment): TenantGateway[] {
  const services = grouped(gatewayServicesOf(template), service => service.read('TaskDefinition').map(referenceOf));
  return gatewayTasksOf(template).map(({ task }) => {
    const own = services.get(task.logicalId) ?? [];
    return { template, task, services: own, tenant: tenantOf(template, [task, ...own], deployment) };
  });
}

function tenantOf(
  template: Template,
  resources: readonly TemplateResource[],
  deployment: Deployment,
): string | undefined {
  const tags = resources.flatMap(resource => resource.parts('Tags').map(({ value }) => value));
  const tag = tags.map(asRecord).find(({ Key: key }) => key === 'openclaw:tenant');
  const paths = resources
    .flatMap(resource => accessPointsOf(template, resource, deployment))
    .flatMap(({ resource: point }) => point.read('RootDirectory', 'Path'));
  const names = [plainText(tag?.['Value']), ...paths.map(text => plainText(text).split('/').at(-1))];
  return names.find(name => name !== '');
}

/** Two gateways of which nobody knows the tenant may be of the same. */
function outcomeFor(users: ReadonlySet<unknown>): Outcome {
  if ([...users].filter(user => typeof user === 'string').length > 1) return 'non-compliant';
  return users.size > 1 ? 'undecidable' : 'compliant';
}
