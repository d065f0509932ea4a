import { Deployment, deploymentOf } from './deployment';
import { grouped } from './grouped';
import { at } from './judge';
import { once } from './once';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';
import { TenantGateway, tenantGatewaysOf, thingOf } from './tenants';

/** Judges the place of each tenant among those behind the same listener, counted from one. */
export function judgeRank(
  template: Template,
  templates: readonly Template[],
  isFine: (rank: number) => boolean,
): Verdict[] {
  const entries = entriesByTemplate(deploymentOf(template, templates)).get(template) ?? [];
  return entries.map(({ rule, rank }) => {
    const outcome = rank === undefined ? 'undecidable' : isFine(rank) ? 'compliant' : 'non-compliant';
    return { ...at(rule, ['ListenerArn']), outcome };
  });
}

interface Entry {
  readonly template: Template;
  readonly rule: TemplateResource;
  /** The place of the tenant among those of the listener; `undefined` when the listener cannot be told. */
  readonly rank?: number;
}

const entriesByTemplate = once((deployment: Deployment) => {
  const ranks = new Map<string, Map<unknown, number>>();
  const entries = tenantGatewaysOf(deployment).flatMap(gateway =>
    listenersOf(gateway).map(({ rule, listener }): Entry => {
      const { template, tenant = gateway } = gateway;
      return { template, rule, rank: listener === undefined ? undefined : rankOf(tenant, listener, ranks) };
    }),
  );
  return grouped(entries, ({ template }) => [template]);
});

function rankOf(tenant: unknown, listener: string, ranks: Map<string, Map<unknown, number>>): number {
  const tenants = ranks.get(listener) ?? new Map<unknown, number>();
  ranks.set(listener, tenants);
  const rank = tenants.get(tenant) ?? tenants.size + 1;
  tenants.set(tenant, rank);
  return rank;
}

/** A target group that only the deployment tells may be another such. */
const UNTOLD = '';

// The rules of listeners, by the target groups that they lead to.
const rulesByTarget = once((template: Template) =>
  grouped(template.ofType('AWS::ElasticLoadBalancingV2::ListenerRule'), rule =>
    rule
      .parts('Actions')
      .flatMap(action => action.read('TargetGroupArn'))
      .filter(arn => arn !== undefined)
      .map(arn => thingOf(template, arn) ?? UNTOLD),
  ),
);

function listenersOf({ template, services }: TenantGateway): { rule: TemplateResource; listener?: string }[] {
  const targets = services
    .flatMap(service => service.parts('LoadBalancers'))
    .flatMap(target => target.read('TargetGroupArn').map(arn => thingOf(template, arn) ?? UNTOLD));
  const rules = targets.flatMap(target => rulesByTarget(template).get(target) ?? []);
  return [...new Set(rules)].flatMap(rule =>
    rule.read('ListenerArn').map(arn => ({ rule, listener: thingOf(template, arn) })),
  );
}
