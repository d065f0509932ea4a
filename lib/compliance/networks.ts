import { gatewayServicesOf } from './gateway-services';
import { best, Outcome } from './judge';
import { Place } from './place';
import { referenceOf, UNKNOWN } from './reading';
import { identitiesOf, identityOf, Reference, referencesInList } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

const PLACE = ['NetworkConfiguration', 'AwsvpcConfiguration'];

/** Judges the subnets in which gateways run; what the template does not hold cannot be decided. */
export function judgeGatewaySubnets(template: Template, judge: (subnet: TemplateResource) => Verdict[]): Verdict[] {
  return judgeReferences(template, placements(template, 'Subnets'), 'AWS::EC2::Subnet', judge);
}

/** Judges the security groups of gateways; what the template does not hold cannot be decided. */
export function judgeGatewayGroups(template: Template, judge: (group: TemplateResource) => Verdict[]): Verdict[] {
  return judgeReferences(template, placements(template, 'SecurityGroups'), 'AWS::EC2::SecurityGroup', judge);
}

/** Judges each resource that some references lead to, once. */
export function judgeReferences(
  template: Template,
  references: Reference[],
  type: string,
  judge: (resource: TemplateResource) => Verdict[],
): Verdict[] {
  const found = new Set<TemplateResource>();
  const elsewhere: Verdict[] = [];
  for (const { where, value } of references) {
    const resource = template.find(referenceOf(value) ?? '');
    if (resource?.type === type) found.add(resource);
    else elsewhere.push({ ...where, outcome: 'undecidable' });
  }
  return [...[...found].flatMap(judge), ...elsewhere];
}

/** The routes that hold for a subnet; `undefined` when its route table cannot be told. */
export function routesOf(template: Template, subnet: TemplateResource): TemplateResource[] | undefined {
  const tables = template
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter(association => association.read('SubnetId').some(id => identityOf(id) === subnet.logicalId))
    .flatMap(association => identitiesOf(association.read('RouteTableId')));
  if (tables.length === 0 || tables.includes(undefined)) return undefined;
  return template
    .ofType('AWS::EC2::Route')
    .filter(route => route.read('RouteTableId').some(id => tables.includes(identityOf(id))));
}

/** Judges the routes of the gateways' subnets; a subnet without one is as closed as can be. */
export function judgeGatewayRoutes(template: Template, judge: (route: TemplateResource) => Outcome): Verdict[] {
  return judgeGatewaySubnets(template, subnet => {
    const routes = routesOf(template, subnet);
    if (routes === undefined) return [{ resource: subnet.logicalId, outcome: 'undecidable' }];
    if (routes.length === 0) return [{ resource: subnet.logicalId, outcome: 'compliant' }];
    return routes.map(route => ({ resource: route.logicalId, outcome: judge(route) }));
  });
}

/** The rules of a security group in one direction, those that stand beside it among them. */
export function groupRulesOf(template: Template, group: TemplateResource, direction: 'Egress' | 'Ingress'): Place[] {
  const beside = template
    .ofType(`AWS::EC2::SecurityGroup${direction}`)
    .filter(rule => rule.read('GroupId').some(id => identityOf(id) === group.logicalId));
  return [...group.parts(`SecurityGroup${direction}`), ...beside];
}

/** The VPCs in which gateways run: ids of resources or literals, and `undefined` for what cannot be told. */
export function gatewayVpcsOf(template: Template): Set<string | undefined> {
  const places = [...placements(template, 'Subnets'), ...placements(template, 'SecurityGroups')];
  const holders = places.map(({ value }) => template.find(referenceOf(value) ?? ''));
  const vpcs = new Set(holders.flatMap(holder => (holder ? identitiesOf(holder.read('VpcId')) : [undefined])));
  // What is told by one place need not be told by all.
  if (vpcs.size > 1) vpcs.delete(undefined);
  return vpcs;
}

/** Whether a reading may be a VPC in which a gateway runs. */
export function isGatewayVpc(template: Template, reading: unknown[]): boolean {
  const vpcs = gatewayVpcsOf(template);
  return identitiesOf(reading).some(vpc => vpc !== undefined && vpcs.has(vpc));
}

/** A kind of resource that protects the VPC which one of its properties names. */
export interface VpcProtection {
  readonly type: string;
  readonly vpc: string;
  readonly protects?: (resource: TemplateResource) => Outcome;
}

/** Judges each VPC of a gateway by whether a resource of some kind protects it. */
export function judgeVpcs(template: Template, { type, vpc: property, protects }: VpcProtection): Verdict[] {
  return [...gatewayVpcsOf(template)].map(vpc => {
    const protections = template
      .ofType(type)
      .filter(resource => resource.read(property).some(id => id === UNKNOWN || identityOf(id) === vpc));
    const outcomes = protections.map(resource => outcomeFor(resource, vpc, property, protects));
    return { ...vpcPlace(template, vpc), outcome: outcomes.length === 0 ? missing(template, vpc) : best(outcomes) };
  });
}

/** Where a verdict on a VPC stands: at the VPC, or at a service in it when the template does not hold the VPC. */
export function vpcPlace(template: Template, vpc: string | undefined): Pick<Verdict, 'resource' | 'place'> {
  const resource = template.find(vpc ?? '');
  if (resource !== undefined) return { resource: resource.logicalId };
  const [first] = gatewayServicesOf(template);
  return { resource: first?.logicalId ?? '', place: PLACE.join('.') };
}

function outcomeFor(
  resource: TemplateResource,
  vpc: string | undefined,
  property: string,
  protects: VpcProtection['protects'],
): Outcome {
  const certain =
    resource.attribute('Condition')[0] === undefined &&
    identitiesOf(resource.read(property)).every(id => id !== undefined && id === vpc);
  const outcome = protects?.(resource) ?? 'compliant';
  return certain || outcome === 'non-compliant' ? outcome : 'undecidable';
}

/** A VPC from elsewhere may be protected there. */
function missing(template: Template, vpc: string | undefined): Outcome {
  return vpc !== undefined && template.find(vpc) !== undefined ? 'non-compliant' : 'undecidable';
}

function placements(template: Template, list: 'Subnets' | 'SecurityGroups'): Reference[] {
  return gatewayServicesOf(template).flatMap(service => referencesInList(service, ...PLACE, list));
}
