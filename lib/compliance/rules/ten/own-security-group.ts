import { referencesInList } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, usesAt } from '../../tenants';

const GROUPS = ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups'];

export const ownSecurityGroup: Rule = {
  id: 'OpenClaw-TEN6',
  severity: 'error',
  sentence: 'Gateways of different tenants are in the same security group.',
  why: 'It cannot be closed for one in an incident, and what one may reach the other may too.',
  fix: 'Give each tenant a security group of its own, without a rule from one tenant to another.',
  example: 'new Gateway(this, "Gateway", { tenantId: "acme", … });',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway): Use[] {
  return gateway.services.flatMap(service => usesAt(gateway, referencesInList(service, ...GROUPS)));
}
