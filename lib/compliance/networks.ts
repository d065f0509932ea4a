import { Deployment, deploymentOf, Located } from './deployment';
import { GatewayReferences, judgeReferences } from './gateway-references';
import { gatewayServicesOf } from './gateway-services';
import { at, Outcome } from './judge';
import { Place } from './place';
import { Pointer, pointingTo } from './pointers';
import { identitiesOf, identityOfResource, referencesInList } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** Where a service says in which network its tasks run. */
export const PLACEMENT = ['NetworkConfiguration', 'AwsvpcConfiguration'];

/** The subnets in which gateways run. */
export const GATEWAY_SUBNETS: GatewayReferences = {
  type: 'AWS::EC2::Subnet',
  of: template => gatewayServicesOf(template).flatMap(service => referencesInList(service, ...PLACEMENT, 'Subnets')),
};

/** The security groups of gateways. */
export const GATEWAY_GROUPS: GatewayReferences = {
  type: 'AWS::EC2::SecurityGroup',
  of: template =>
    gatewayServicesOf(template).flatMap(service => referencesInList(service, ...PLACEMENT, 'SecurityGroups')),
};

const ASSOCIATIONS: Pointer = { type: 'AWS::EC2::SubnetRouteTableAssociation', path: ['SubnetId'] };
const ROUTES: Pointer = { type: 'AWS::EC2::Route', path: ['RouteTableId'] };
const RULES = {
  Egress: { type: 'AWS::EC2::SecurityGroupEgress', path: ['GroupId'] },
  Ingress: { type: 'AWS::EC2::SecurityGroupIngress', path: ['GroupId'] },
};

/** Judges the routes of the gateways' subnets; a subnet without one is as closed as can be. */
export function judgeGatewayRoutes(
  template: Template,
  templates: readonly Template[],
  judge: (route: TemplateResource, holder: Template) => Outcome,
): Verdict[] {
  const deployment = deploymentOf(template, templates);
  return judgeReferences(template, templates, GATEWAY_SUBNETS, subnet => {
    const here = at(subnet);
    const routes = routesOf({ template, resource: subnet }, deployment);
    if (routes === undefined) return [{ ...here, outcome: 'undecidable' }];
    if (routes.length === 0) return [{ ...here, outcome: 'compliant' }];
    return routes.map(({ template: holder, resource: route }) => ({
      ...(holder === template ? at(route) : here),
      outcome: judge(route, holder),
    }));
  });
}

/** The routes that hold for a subnet; `undefined` when its route table cannot be told. */
function routesOf({ template, resource: subnet }: Located, deployment: Deployment): Located[] | undefined {
  const associations = pointingTo(deployment, ASSOCIATIONS, identityOfResource(template, subnet.logicalId));
  const tables = associations.flatMap(({ template: holder, resource }) =>
    identitiesOf(holder, resource.read('RouteTableId')),
  );
  if (tables.length === 0 || tables.includes(undefined)) return undefined;
  return [...new Set(tables)].flatMap(table => pointingTo(deployment, ROUTES, table));
}

/** A rule of a security group, the template that holds it, and where a verdict on it stands. */
export interface GroupRule {
  readonly rule: Place;
  readonly holder: Template;
  readonly where: Omit<Verdict, 'outcome'>;
}

/** The rules of a security group in one direction, those that stand beside it among them. */
export function groupRulesOf(
  { template, resource: group }: Located,
  deployment: Deployment,
  direction: 'Egress' | 'Ingress',
): GroupRule[] {
  const inside = group.parts(`SecurityGroup${direction}`).map(rule => ({ rule, holder: template, where: at(rule) }));
  const beside = pointingTo(deployment, RULES[direction], identityOfResource(template, group.logicalId)).map(
    ({ template: holder, resource: rule }) => ({ rule, holder, where: holder === template ? at(rule) : at(group) }),
  );
  return [...inside, ...beside];
}

/** Judges the rules of security groups in one direction. */
export function judgeGroupRules(
  template: Template,
  templates: readonly Template[],
  { groups, direction }: { readonly groups: GatewayReferences; readonly direction: 'Egress' | 'Ingress' },
  judge: (rule: Place, holder: Template) => Outcome,
): Verdict[] {
  const deployment = deploymentOf(template, templates);
  return judgeReferences(template, templates, groups, group =>
    groupRulesOf({ template, resource: group }, deployment, direction).map(({ rule, holder, where }) => ({
      ...where,
      outcome: judge(rule, holder),
    })),
  );
}
