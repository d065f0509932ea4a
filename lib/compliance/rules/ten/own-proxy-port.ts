import { Deployment } from '../../deployment';
import { PLACEMENT } from '../../networks';
import { identitiesOf, referencesAt, referencesInList } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, wholeThingOf } from '../../tenants';

export const ownProxyPort: Rule = {
  id: 'OpenClaw-TEN9',
  severity: 'error',
  sentence: 'Gateways of different tenants use the same port of the egress proxy.',
  why: 'The proxy tells tenants by their ports, so each may reach what the other may.',
  fix: 'Give each tenant a slot of its own.',
  example: 'slot: 7',
  judge: (template, templates) => judgeSharing(template, templates, usesOf),
};

function usesOf(gateway: TenantGateway, deployment: Deployment): Use[] {
  const network = networkOf(gateway, deployment);
  return gateway.task
    .parts('ContainerDefinitions')
    .flatMap(container => container.parts('Environment'))
    .filter(variable => variable.read('Name').includes('OPENCLAW_PROXY_URL'))
    .flatMap(part => referencesAt(part, 'Value'))
    .map(({ where, value }) => {
      const address = wholeThingOf(gateway.template, value);
      return { gateway, where, thing: address && `${address} in ${network}` };
    });
}

/** The VPC of a gateway: in each, the same name leads to another proxy. */
function networkOf({ template, services }: TenantGateway, deployment: Deployment): string {
  const [vpc] = services
    .flatMap(service => referencesInList(service, ...PLACEMENT, 'Subnets'))
    .flatMap(({ value }) => deployment.follow(template, value) ?? [])
    .flatMap(({ template: holder, resource }) => identitiesOf(holder, resource.read('VpcId')));
  return vpc ?? 'an unknown network';
}
