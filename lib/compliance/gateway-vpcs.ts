import { Deployment, deploymentOf, Located } from './deployment';
import { gatewayServicesOf } from './gateway-services';
import { grouped } from './grouped';
import { best, Outcome } from './judge';
import { GATEWAY_GROUPS, GATEWAY_SUBNETS, PLACEMENT } from './networks';
import { once } from './once';
import { Pointer, pointingAnywhere, pointingTo } from './pointers';
import { Reading } from './reading';
import { identitiesOf } from './references';
import { Verdict } from './rule';
import { Template, TemplateResource } from './template';

/** VPCs by their identities, and `undefined` for one that cannot be told. */
export type Vpcs = ReadonlySet<string | undefined>;

// Where the gateways of each template run, by the template.
const vpcsByUser = once(
  (deployment: Deployment) => new Map(deployment.templates.map(user => [user, findVpcs(user, deployment)])),
);

// The VPCs of gateways that some template holds.
const heldVpcsIn = once((deployment: Deployment) => {
  const all = deployment.templates.flatMap(template => [...ownVpcsOf(template, deployment)]);
  return new Set(all.filter(vpc => deployment.find(vpc) !== undefined));
});

const vpcsByHolder = once((deployment: Deployment) =>
  grouped(heldVpcsIn(deployment), vpc => [deployment.find(vpc)?.template]),
);

function findVpcs(user: Template, deployment: Deployment): Set<string | undefined> {
  const places = [GATEWAY_SUBNETS, GATEWAY_GROUPS].flatMap(references => references.of(user, deployment));
  const holders = places.map(({ value }) => deployment.follow(user, value));
  const vpcs = new Set(
    holders.flatMap(holder =>
      holder === undefined ? [undefined] : identitiesOf(holder.template, holder.resource.read('VpcId')),
    ),
  );
  // What is told by one place need not be told by all.
  if (vpcs.size > 1) vpcs.delete(undefined);
  return vpcs;
}

/** The VPCs in which gateways of a template run. */
export function ownVpcsOf(template: Template, deployment: Deployment): Vpcs {
  return vpcsByUser(deployment).get(template) ?? new Set();
}

/** The VPCs in which gateways of a template run, and those that it holds for gateways of others. */
export function gatewayVpcsOf(template: Template, deployment: Deployment): Vpcs {
  return new Set([...ownVpcsOf(template, deployment), ...(vpcsByHolder(deployment).get(template) ?? [])]);
}

/** Whether a reading in a template may be a VPC in which a gateway runs. */
export function isGatewayVpc(template: Template, deployment: Deployment, reading: Reading): boolean {
  const own = ownVpcsOf(template, deployment);
  return identitiesOf(template, reading).some(
    vpc => vpc !== undefined && (own.has(vpc) || heldVpcsIn(deployment).has(vpc)),
  );
}

/** Judges each VPC of a gateway where it stands, or where the gateway does when no template holds it. */
export function judgeEachVpc(
  template: Template,
  templates: readonly Template[],
  judge: (vpc: string | undefined, deployment: Deployment) => Outcome,
): Verdict[] {
  const deployment = deploymentOf(template, templates);
  return [...gatewayVpcsOf(template, deployment)]
    .map(vpc => ({ vpc, held: deployment.find(vpc) }))
    .filter(({ held }) => held === undefined || held.template === template)
    .map(({ vpc, held }) => ({ ...placeOf(template, held), outcome: judge(vpc, deployment) }));
}

/** Judges each VPC of a gateway by whether a resource that points to it protects it. */
export function judgeProtections(
  template: Template,
  templates: readonly Template[],
  pointer: Pointer,
  protects: (resource: TemplateResource) => Outcome = () => 'compliant',
): Verdict[] {
  return judgeEachVpc(template, templates, (vpc, deployment) => {
    const anywhere = pointingAnywhere(template, pointer).map(resource => ({ template, resource }));
    const outcomes = [...pointingTo(deployment, pointer, vpc), ...anywhere].map(located =>
      outcomeOfProtection(located, pointer, vpc, protects),
    );
    return outcomes.length === 0 ? outcomeWithout(deployment, vpc) : best(outcomes);
  });
}

/** A VPC from elsewhere may be protected there. */
export function outcomeWithout(deployment: Deployment, vpc: string | undefined): Outcome {
  return deployment.find(vpc) === undefined ? 'undecidable' : 'non-compliant';
}

function outcomeOfProtection(
  { template, resource }: Located,
  { path }: Pointer,
  vpc: string | undefined,
  protects: (resource: TemplateResource) => Outcome,
): Outcome {
  const isCertain =
    resource.attribute('Condition')[0] === undefined &&
    identitiesOf(template, resource.read(...path)).every(id => id !== undefined && id === vpc);
  const outcome = protects(resource);
  return isCertain || outcome === 'non-compliant' ? outcome : 'undecidable';
}

function placeOf(template: Template, held: Located | undefined): Pick<Verdict, 'resource' | 'place'> {
  if (held !== undefined) return { resource: held.resource.logicalId };
  const [first] = gatewayServicesOf(template);
  return { resource: first?.logicalId ?? '', place: PLACEMENT.join('.') };
}
