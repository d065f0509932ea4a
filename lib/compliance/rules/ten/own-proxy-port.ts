import { referencesAt } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, wholeThingOf } from '../../tenants';

export const ownProxyPort: Rule = {
  id: 'OpenClaw-TEN9',
  severity: 'error',
  sentence: 'Gateways of different tenants use the same port of the egress proxy.',
  why: 'The proxy tells tenants by their ports, so each may reach what the other may.',
  fix: 'Give each tenant a slot of its own.',
  example: 'slot: 7',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway): Use[] {
  return gateway.task
    .parts('ContainerDefinitions')
    .flatMap(container => container.parts('Environment'))
    .filter(variable => variable.read('Name').includes('OPENCLAW_PROXY_URL'))
    .flatMap(part => referencesAt(part, 'Value'))
    .map(({ where, value }) => ({ gateway, where, thing: wholeThingOf(gateway.template, value) }));
}
