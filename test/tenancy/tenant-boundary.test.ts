import { App, Stack } from 'aws-cdk-lib';
import { Cell, GatewayLogs, ModelProvider, OpenClawConfig, TenantBoundary, TenantGateway } from '../../lib';
import { CELL, tenant } from './fixture';

const modelProvider = ModelProvider.anthropic({ model: 'claude-opus-4-6' });

/** Where a tenant lives, and what it is called. */
interface Given {
  readonly cellName?: string;
  readonly id?: string;
  readonly slot?: number;
  readonly hostName?: string;
  readonly region?: string;
}

/** The gateway of a tenant in a stack of its own. */
function gatewayIn(app: App, name: string, given: Given): TenantGateway {
  const stack = new Stack(app, name, { env: { region: given.region ?? 'eu-central-1' } });
  const { cellName = 'acme-a', id = 'support', slot = 1, hostName = `${id}.a.claw.example.com` } = given;
  const cell = Cell.fromCellAttributes(stack, 'Cell', { ...CELL, cellName });
  return new TenantGateway(stack, 'Tenant', {
    cell,
    config: new OpenClawConfig({ modelProvider, hostName }),
    tenant: tenant(id, slot),
  });
}

const FIRST: Given = { id: 'support', slot: 1 };

test.each<[string, Given, string]>([
  [
    'an id',
    { id: 'support', slot: 2, hostName: 'other.a.claw.example.com' },
    "id 'support' in cell acme-a must be one tenant's own, got it for support and support: give each tenant an id of its own",
  ],
  [
    'a slot',
    { id: 'sales', slot: 1 },
    "slot 1 in cell acme-a must be one tenant's own, got it for support and sales: a slot is one tenant's port and listener rules, give each its own",
  ],
  [
    'a host name',
    { id: 'sales', slot: 2, hostName: 'support.a.claw.example.com' },
    "hostName 'support.a.claw.example.com' must be one tenant's own, got it for support and sales: a name leads to one gateway",
  ],
])('two tenants of a cell cannot share %s', (_, second, message) => {
  const app = new App();
  gatewayIn(app, 'First', FIRST);
  expect(() => gatewayIn(app, 'Second', second)).toThrow(new Error(message));
});

test('all that two tenants share is told at once', () => {
  const app = new App();
  gatewayIn(app, 'First', FIRST);
  expect(() => gatewayIn(app, 'Second', FIRST)).toThrow(/^id .*\nslot .*\nhostName .*$/);
});

test.each<[string, Given]>([
  ['cells', { ...FIRST, cellName: 'acme-b', hostName: 'support.b.claw.example.com' }],
  ['regions', { ...FIRST, region: 'eu-west-1' }],
])('tenants of two %s may have the same id and slot', (_, second) => {
  const app = new App();
  gatewayIn(app, 'First', FIRST);
  expect(() => gatewayIn(app, 'Second', second)).not.toThrow();
});

test('tenants of two apps have nothing to do with each other', () => {
  gatewayIn(new App(), 'First', FIRST);
  expect(() => gatewayIn(new App(), 'Second', FIRST)).not.toThrow();
});

test('nothing that one tenant has can be given to another', () => {
  const app = new App();
  const support = gatewayIn(app, 'First', FIRST);
  const { gateway, state, token, providerSecret } = support;
  const give = () =>
    new TenantBoundary(support, 'Given', {
      cellName: 'acme-a',
      tenant: tenant('sales', 2),
      gateway,
      logs: support.node.findChild('Logs') as GatewayLogs,
      accessPoint: state.accessPoint,
      secrets: [token.secret, ...(providerSecret ? [providerSecret.secret] : [])],
    });
  const own = "must be one tenant's own, got it for support and sales:";
  expect(problemsOf(give)).toEqual([
    `hostName 'support.a.claw.example.com' ${own} a name leads to one gateway`,
    `task role First/Tenant/Gateway/TaskRole ${own} make one for each tenant`,
    `execution role First/Tenant/Gateway/ExecutionRole ${own} make one for each tenant`,
    `security group First/Tenant/Gateway/SecurityGroup ${own} make one for each tenant`,
    `access point First/Tenant/State/AccessPoint ${own} make one for each tenant`,
    `secret First/Tenant/Token/Secret ${own} make one for each tenant`,
    `secret First/Tenant/ProviderSecret/Secret ${own} make one for each tenant`,
    `log group First/Tenant/Logs/Gateway ${own} make one for each tenant`,
    `log group First/Tenant/Logs/Edge ${own} make one for each tenant`,
  ]);
});

function problemsOf(run: () => void): string[] {
  try {
    run();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
