import { Deployment, deploymentOf, Located } from './deployment';
import { gatewayServicesOf } from './gateway-services';
import { grouped } from './grouped';
import { at, Expectation, judgeValue, outcomeOf, worst } from './judge';
import { once } from './once';
import { Place } from './place';
import { UNKNOWN } from './reading';
import { identitiesOf, identityOf, identityOfResource } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

const ELB = 'AWS::ElasticLoadBalancingV2';

/** What stands in front of gateways, as far as a template holds it. */
export interface Front {
  readonly targetGroups: readonly TemplateResource[];
  readonly rules: readonly TemplateResource[];
  readonly listeners: readonly TemplateResource[];
  readonly loadBalancers: readonly TemplateResource[];
}

/** Follows the gateways' target groups to the rules, listeners and load balancers that lead there. */
export function frontOf(template: Template, templates: readonly Template[]): Front {
  const { targetGroups, rules, listeners, loadBalancers } = fronts(deploymentOf(template, templates));
  const here = (parts: ByTemplate) => (parts.get(template) ?? []).map(({ resource }) => resource);
  return {
    targetGroups: here(targetGroups),
    rules: here(rules),
    listeners: here(listeners),
    loadBalancers: here(loadBalancers),
  };
}

/** The rules of a template that lead to gateways, and those of others that are rules of its listeners. */
export function rulesInFrontOf(template: Template, templates: readonly Template[]): TemplateResource[] {
  const deployment = deploymentOf(template, templates);
  const { rules, rulesByListener, listeners } = fronts(deployment);
  const own = rules.get(template) ?? [];
  const others = (listeners.get(template) ?? []).flatMap(listener => rulesByListener.get(identityIn(listener)) ?? []);
  return [...new Set([...own, ...others].map(({ resource }) => resource))];
}

/** The identities of the load balancers in front of gateways that some template holds. */
export function balancersIn(deployment: Deployment): ReadonlySet<string | undefined> {
  return fronts(deployment).balancers;
}

/** The security groups of all load balancers of a deployment. */
export const balancerGroupsIn = once((deployment: Deployment) => {
  const groups = resourcesOf(deployment, 'LoadBalancer').flatMap(({ template, resource }) =>
    resource.parts('SecurityGroups').map(({ value }) => identityOf(template, value)),
  );
  return new Set(groups.filter(group => group !== undefined));
});

type ByTemplate = ReadonlyMap<Template, readonly Located[]>;

const fronts = once((deployment: Deployment) => {
  const targets = new Set(deployment.templates.flatMap(targetsOfServices));
  const rules = resourcesOf(deployment, 'ListenerRule').filter(rule => forwards(rule, 'Actions', targets));
  const rulesByListener = grouped(rules, rule => pointedTo(rule, 'ListenerArn'));
  const listeners = resourcesOf(deployment, 'Listener');
  const balancing = new Set(
    listeners
      .filter(one => rulesByListener.has(identityIn(one)) || forwards(one, 'DefaultActions', targets))
      .flatMap(listener => pointedTo(listener, 'LoadBalancerArn')),
  );
  const loadBalancers = resourcesOf(deployment, 'LoadBalancer').filter(one => balancing.has(identityIn(one)));
  return {
    rulesByListener,
    rules: byTemplate(rules),
    targetGroups: byTemplate(resourcesOf(deployment, 'TargetGroup').filter(one => targets.has(identityIn(one)))),
    listeners: byTemplate(listeners.filter(one => pointedTo(one, 'LoadBalancerArn').some(id => balancing.has(id)))),
    loadBalancers: byTemplate(loadBalancers),
    balancers: new Set(loadBalancers.map(identityIn)),
  };
});

function resourcesOf({ templates }: Deployment, kind: string): Located[] {
  return templates.flatMap(template => template.ofType(`${ELB}::${kind}`).map(resource => ({ template, resource })));
}

function byTemplate(parts: readonly Located[]): ByTemplate {
  return grouped(parts, ({ template }) => [template]);
}

function identityIn({ template, resource }: Located): string {
  return identityOfResource(template, resource.logicalId);
}

function pointedTo({ template, resource }: Located, property: string): string[] {
  return identitiesOf(template, resource.read(property)).filter(identity => identity !== undefined);
}

function targetsOfServices(template: Template): (string | undefined)[] {
  return gatewayServicesOf(template).flatMap(service =>
    service.parts('LoadBalancers').flatMap(target => identitiesOf(template, target.read('TargetGroupArn'))),
  );
}

function forwards(
  { template, resource }: Located,
  property: string,
  targets: ReadonlySet<string | undefined>,
): boolean {
  return resource
    .parts(property)
    .some(action => targetsOf(template, action).some(target => target !== undefined && targets.has(target)));
}

function targetsOf(template: Template, action: Place): (string | undefined)[] {
  const weighted = action.parts('ForwardConfig', 'TargetGroups');
  return [action, ...weighted].flatMap(target => identitiesOf(template, target.read('TargetGroupArn')));
}

/** Whether a listener may speak one of some protocols. */
export function isProtocol(listener: TemplateResource, ...protocols: string[]): boolean {
  return listener.read('Protocol').some(protocol => typeof protocol === 'string' && protocols.includes(protocol));
}

/** Judges a setting of every log-in that stands before the gateways. */
export function judgeLogIns(
  template: Template,
  templates: readonly Template[],
  setting: string,
  isExpected: Expectation,
): Verdict[] {
  return frontOf(template, templates).rules.flatMap(rule =>
    rule
      .parts('Actions')
      .flatMap(action =>
        ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig']
          .filter(config => action.read(config).some(value => value !== undefined))
          .map(config => judgeValue(action, [config, setting], isExpected)),
      ),
  );
}

/** Judges an attribute of a load balancer, a listener or a target group. */
export function judgeAttribute(
  resource: TemplateResource,
  { list, key, isExpected }: { list: string; key: string; isExpected: Expectation },
): Verdict {
  const isMeant = (attribute: Place) => attribute.read('Key').some(name => name === key || name === UNKNOWN);
  const outcomes = resource.lists(list).map(attributes => {
    const values = attributes
      .filter(alternatives => alternatives.some(isMeant))
      .flatMap(alternatives => alternatives.flatMap(one => (isMeant(one) ? one.read('Value') : [undefined])));
    return outcomeOf(values.length === 0 ? [undefined] : values, isExpected);
  });
  return { ...at(resource, [list]), subject: key, outcome: worst(outcomes) };
}
