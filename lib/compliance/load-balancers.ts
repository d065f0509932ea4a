import { gatewayServicesOf } from './gateway-services';
import { at, Expectation, judgeValue, outcomeOf, worst } from './judge';
import { Place } from './place';
import { UNKNOWN } from './reading';
import { identitiesOf } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

const ELB = 'AWS::ElasticLoadBalancingV2';

/** What stands in front of the gateways of a template, as far as the template holds it. */
export interface Front {
  readonly targetGroups: TemplateResource[];
  readonly rules: TemplateResource[];
  readonly listeners: TemplateResource[];
  readonly loadBalancers: TemplateResource[];
}

const fronts = new WeakMap<Template, Front>();

/** Follows the gateways' target groups to the rules, listeners and load balancers that lead there. */
export function frontOf(template: Template): Front {
  const found = fronts.get(template) ?? findFront(template);
  fronts.set(template, found);
  return found;
}

function findFront(template: Template): Front {
  const targets = gatewayServicesOf(template).flatMap(service =>
    service.parts('LoadBalancers').flatMap(target => identitiesOf(target.read('TargetGroupArn'))),
  );
  const forwards = (resource: TemplateResource, property: string) =>
    resource
      .parts(property)
      .some(action => targetsOf(action).some(target => target !== undefined && targets.includes(target)));
  const rules = template.ofType(`${ELB}::ListenerRule`).filter(rule => forwards(rule, 'Actions'));
  const all = template.ofType(`${ELB}::Listener`);
  const ruled = rules.flatMap(rule => identitiesOf(rule.read('ListenerArn')));
  const forwarding = all.filter(one => ruled.includes(one.logicalId) || forwards(one, 'DefaultActions'));
  const balancers = forwarding.flatMap(listener => identitiesOf(listener.read('LoadBalancerArn')));
  return {
    targetGroups: template.ofType(`${ELB}::TargetGroup`).filter(({ logicalId }) => targets.includes(logicalId)),
    rules,
    listeners: all.filter(listener =>
      identitiesOf(listener.read('LoadBalancerArn')).some(id => id !== undefined && balancers.includes(id)),
    ),
    loadBalancers: template.ofType(`${ELB}::LoadBalancer`).filter(({ logicalId }) => balancers.includes(logicalId)),
  };
}

/** Whether a listener may speak one of some protocols. */
export function isProtocol(listener: TemplateResource, ...protocols: string[]): boolean {
  return listener.read('Protocol').some(protocol => typeof protocol === 'string' && protocols.includes(protocol));
}

/** Judges a setting of every log-in that stands before the gateways. */
export function judgeLogIns(template: Template, setting: string, isExpected: Expectation): Verdict[] {
  return frontOf(template).rules.flatMap(rule =>
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

function targetsOf(action: Place): (string | undefined)[] {
  const weighted = action.parts('ForwardConfig', 'TargetGroups');
  return [action, ...weighted].flatMap(target => identitiesOf(target.read('TargetGroupArn')));
}
