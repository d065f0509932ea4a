import { referencesAt } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, usesAt } from '../../tenants';

export const ownRoles: Rule = {
  id: 'OpenClaw-TEN1',
  severity: 'error',
  sentence: 'Gateways of different tenants have the same role.',
  why: 'What one of them is talked into doing with it, it does to the other.',
  fix: 'Give the task of each tenant a task role and an execution role of its own.',
  example: 'new Gateway(this, "Gateway", { tenantId: "acme", … });',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway): Use[] {
  return ['TaskRoleArn', 'ExecutionRoleArn'].flatMap(role => usesAt(gateway, referencesAt(gateway.task, role)));
}
