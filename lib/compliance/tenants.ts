import { gatewayServicesOf } from './gateway-services';
import { gatewaysOf } from './gateways';
import { jsonText } from './json-text';
import { at, Outcome } from './judge';
import { referenceOf, UNKNOWN } from './reading';
import { Reference } from './references';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** A gateway of a deployment, and the tenant that it belongs to, when that can be told. */
export interface TenantGateway {
  readonly template: Template;
  readonly task: TemplateResource;
  readonly services: TemplateResource[];
  readonly tenant: string | undefined;
}

/** Something that a gateway uses, and where the template says so. */
export interface Use {
  readonly gateway: TenantGateway;
  readonly where: Omit<Verdict, 'outcome'>;
  /** The same text for the same thing, in any template; `undefined` when only the deployment will tell. */
  readonly thing: string | undefined;
}

// Every template of a deployment is judged beside all the others.
const gateways = new WeakMap<Template, TenantGateway[]>();
const uses = new WeakMap<TenantGateway, Map<UsesOf, Use[]>>();

/** Every gateway of a deployment. */
export function tenantGatewaysOf(templates: readonly Template[]): TenantGateway[] {
  return [...new Set(templates)].flatMap(template => {
    const found = gateways.get(template) ?? findGateways(template);
    gateways.set(template, found);
    return found;
  });
}

/** Finds what a gateway uses of some kind. */
export type UsesOf = (gateway: TenantGateway) => Use[];

/** Judges what the gateways of a template use: nothing of it may be used by another tenant. */
export function judgeSharing(template: Template, deployment: readonly Template[], usesOf: UsesOf): Verdict[] {
  const all = tenantGatewaysOf([template, ...deployment]).flatMap(gateway => rememberedUses(gateway, usesOf));
  const users = new Map<string | undefined, Set<unknown>>();
  for (const { thing, gateway } of all) {
    users.set(thing, (users.get(thing) ?? new Set()).add(gateway.tenant ?? gateway));
  }
  return all
    .filter(({ gateway }) => gateway.template === template)
    .map(({ where, thing }) => ({
      ...where,
      outcome: thing === undefined ? 'undecidable' : outcomeFor([...(users.get(thing) ?? [])]),
    }));
}

/** What a gateway uses at some places of its resources. */
export function usesAt(gateway: TenantGateway, references: Reference[]): Use[] {
  return references.map(({ where, value }) => ({ gateway, where, thing: thingOf(gateway.template, value) }));
}

/** What a value stands for across templates: a resource of one template is none of another. */
export function thingOf(template: Template, value: unknown): string | undefined {
  if (value === UNKNOWN || value === undefined) return undefined;
  const text = jsonText(value);
  if (text === undefined) return undefined;
  const names = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([\w.]+)|\$\{(\w+)/g)].map(
    ([, ref, sub]) => ref ?? sub ?? '',
  );
  const [id] = names.map(name => name.split('.')[0] ?? '').filter(name => template.find(name) !== undefined);
  if (id !== undefined) return `${template.name}#${id}`;
  return names.some(name => template.parameters[name] !== undefined) ? undefined : text;
}

function findGateways(template: Template): TenantGateway[] {
  const services = gatewayServicesOf(template);
  return [...new Set(gatewaysOf(template).map(({ task }) => task))].map(task => {
    const own = services.filter(service =>
      service.read('TaskDefinition').some(definition => referenceOf(definition) === task.logicalId),
    );
    return { template, task, services: own, tenant: tenantOf(template, [task, ...own]) };
  });
}

function rememberedUses(gateway: TenantGateway, usesOf: UsesOf): Use[] {
  const known = uses.get(gateway) ?? new Map<UsesOf, Use[]>();
  uses.set(gateway, known);
  const found = known.get(usesOf) ?? usesOf(gateway);
  known.set(usesOf, found);
  return found;
}

/** Two gateways of which nobody knows the tenant may be of the same. */
function outcomeFor(users: unknown[]): Outcome {
  if (users.filter(user => typeof user === 'string').length > 1) return 'non-compliant';
  return users.length > 1 ? 'undecidable' : 'compliant';
}

function tenantOf(template: Template, resources: TemplateResource[]): string | undefined {
  const tags = resources.flatMap(resource => resource.parts('Tags').map(({ value }) => value));
  const tag = tags.map(asRecord).find(({ Key: key }) => key === 'openclaw:tenant');
  const path = resources
    .flatMap(resource => accessPointsOf(template, resource))
    .flatMap(point => point.read('RootDirectory', 'Path'));
  const names = [plainText(tag?.['Value']), ...path.map(text => plainText(text).split('/').at(-1))];
  return names.find(name => name !== '');
}

/** The access points of the file systems that a task mounts. */
export function accessPointsOf(template: Template, task: TemplateResource): TemplateResource[] {
  return task.parts('Volumes').flatMap(volume =>
    volume.read('EFSVolumeConfiguration', 'AuthorizationConfig', 'AccessPointId').flatMap(id => {
      const point = template.find(referenceOf(id) ?? '');
      return point === undefined ? [] : [point];
    }),
  );
}

/** Judges the place of each tenant among those behind the same listener, counted from one. */
export function judgeRank(
  template: Template,
  deployment: readonly Template[],
  isFine: (rank: number) => boolean,
): Verdict[] {
  const entries = tenantGatewaysOf([...deployment, template]).flatMap(listenersOf);
  const tenants = new Map<string, Set<unknown>>();
  for (const { listener = '', tenant } of entries) {
    tenants.set(listener, (tenants.get(listener) ?? new Set()).add(tenant));
  }
  return entries
    .filter(({ gateway }) => gateway.template === template)
    .map(({ rule, listener, tenant }) => {
      const rank = [...(tenants.get(listener ?? '') ?? [])].indexOf(tenant) + 1;
      const outcome = listener === undefined ? 'undecidable' : isFine(rank) ? 'compliant' : 'non-compliant';
      return { ...at(rule, ['ListenerArn']), outcome };
    });
}

interface ListenerEntry {
  readonly gateway: TenantGateway;
  readonly tenant: unknown;
  readonly rule: TemplateResource;
  readonly listener: string | undefined;
}

function listenersOf(gateway: TenantGateway): ListenerEntry[] {
  const { template, services } = gateway;
  const targets = services
    .flatMap(service => service.parts('LoadBalancers'))
    .flatMap(target => target.read('TargetGroupArn').map(arn => thingOf(template, arn)));
  return template
    .ofType('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter(rule =>
      rule
        .parts('Actions')
        .some(action =>
          action.read('TargetGroupArn').some(arn => arn !== undefined && targets.includes(thingOf(template, arn))),
        ),
    )
    .flatMap(rule =>
      rule.read('ListenerArn').map(arn => ({
        gateway,
        tenant: gateway.tenant ?? gateway,
        rule,
        listener: thingOf(template, arn),
      })),
    );
}
