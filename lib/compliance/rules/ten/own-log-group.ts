import { referencesAt } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, usesAt } from '../../tenants';

const GROUP = ['LogConfiguration', 'Options', 'awslogs-group'];

export const ownLogGroup: Rule = {
  id: 'OpenClaw-TEN4',
  severity: 'error',
  sentence: 'Gateways of different tenants write to the same log group.',
  why: 'OpenClaw logs what people write and what the agent answers, so its readers see both tenants.',
  fix: 'Give each tenant a log group of its own.',
  example: 'new GatewayLogs(this, "Logs", { encryptionKey });',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway): Use[] {
  return gateway.task
    .parts('ContainerDefinitions')
    .filter(container => container.read(...GROUP).some(group => group !== undefined))
    .flatMap(part => usesAt(gateway, referencesAt(part, ...GROUP)));
}
