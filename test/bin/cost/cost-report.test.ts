import { CostReport, costReport } from '../../../bin/cost/cost-report';
import table from '../../../bin/cost/price-table.json';
import { USAGE } from '../../../bin/cost/usage';
import { SynthesizedTemplate } from '../../../bin/synthesis/template';
import { cellOf, resource, service, stackOf, taskDefinition } from '../cells';

const ACME = { name: 'acme', region: 'us-east-1' };
const HOURS = 730;
const TASK = HOURS * (0.5 * 0.03238 + 2 * 0.00356);
const PROXIES = 2 * HOURS * (0.25 * 0.03238 + 0.5 * 0.00356);

/** The sum of the items of a report that are of a price, and of a tenant if one is named. */
function priced(report: CostReport, price: string, tenant?: string) {
  const items = report.items.filter(item => item.price === price && (tenant === undefined || item.tenant === tenant));
  const total = (use: 'low' | 'high') => items.reduce((sum, item) => sum + item[use], 0);
  return { low: total('low'), high: total('high') };
}

function quantities(price: string, per: string) {
  return USAGE.find(row => row.price === price && row.per === per) ?? { low: Number.NaN, high: Number.NaN };
}

test('what a tenant adds is what its own stack makes, and what it uses of its cell', () => {
  const report = costReport(cellOf(2), ACME);
  const own = report.items.filter(({ tenant }) => tenant === 'tenant-1');
  const fargate = own.filter(({ service: name }) => name === 'AWS Fargate');
  expect(fargate.reduce((sum, { low }) => sum + low, 0)).toBeCloseTo(TASK);
  expect(priced(report, 'secret', 'tenant-1')).toEqual({ low: 0.4, high: 0.4 });
  const { low, high } = quantities('natGatewayGb', 'tenant');
  expect(priced(report, 'natGatewayGb', 'tenant-1')).toEqual({ low: low * 0.045, high: high * 0.045 });
});

test('what a cell costs without its tenants is shared in equal parts', () => {
  const { cells, tenants, items } = costReport(cellOf(2), ACME);
  const shared = items.filter(({ tenant }) => tenant === undefined).reduce((sum, { low }) => sum + low, 0);
  expect(shared).toBeGreaterThan(PROXIES + HOURS * (0.045 + 0.0225));
  expect(cells[0]?.shared.low).toBeCloseTo(shared);
  expect(tenants.map(({ share }) => share.low)).toEqual([shared / 2, shared / 2].map(each => expect.closeTo(each)));
});

test.each(['low', 'high'] as const)('at %s use, tenants, cells and services add up to the same total', use => {
  const { tenants, cells, services, total } = costReport([...cellOf(3), ...cellOf(1, 'acme-b')], ACME);
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
  expect(sum(tenants.map(tenant => tenant.total[use]))).toBeCloseTo(total[use]);
  expect(sum(cells.map(cell => cell.total[use]))).toBeCloseTo(total[use]);
  expect(sum(services.map(each => each[use]))).toBeCloseTo(total[use]);
});

test('a further tenant does not change what another adds, and lowers what each bears of the cell', () => {
  const [one, two] = [1, 2].map(count => costReport(cellOf(count), ACME).tenants[0]);
  expect(two?.marginal).toEqual(one?.marginal);
  expect(two?.share.low).toBeLessThan((one?.share.low ?? 0) * 0.51);
});

test('a tenant of another cell bears nothing of this one', () => {
  const alone = costReport(cellOf(1), ACME).tenants[0];
  const beside = costReport([...cellOf(1), ...cellOf(5, 'acme-b')], ACME).tenants[0];
  expect(beside).toEqual(alone);
});

test('a single tenant bears its cell alone: nothing is shared', () => {
  const stack = stackOf({ Nat: resource('AWS::EC2::NatGateway') }, { part: 'single', tenant: 'support' });
  const { tenants, cells } = costReport([stack], ACME);
  expect(tenants[0]?.marginal.low).toBeGreaterThan(HOURS * 0.045);
  expect(tenants[0]?.share).toEqual({ low: 0, high: 0 });
  expect(cells[0]).toMatchObject({ tenants: 1, shared: { low: 0, high: 0 } });
});

test('a gateway with office hours is charged the hours in which it runs', () => {
  const action = (hour: number, MaxCapacity: number) => ({
    Schedule: `cron(0 ${hour} ? * MON-FRI *)`,
    ScalableTargetAction: { MinCapacity: MaxCapacity, MaxCapacity },
  });
  const scheduled = stackOf(
    {
      Task: taskDefinition(512, 2048),
      Service: service('Task'),
      Target: resource('AWS::ApplicationAutoScaling::ScalableTarget', {
        ResourceId: { 'Fn::GetAtt': ['Service', 'Name'] },
        ScheduledActions: [action(8, 1), action(18, 0)],
      }),
      Cluster: resource('AWS::ECS::Cluster'),
    },
    { part: 'tenant', tenant: 'support' },
  );
  const { services, items } = costReport([scheduled], ACME);
  expect(services.find(each => each.service === 'AWS Fargate')?.low).toBeCloseTo((TASK * 50) / 168);
  const metrics = items.find(({ price }) => price === 'containerMetric');
  expect(metrics?.low).toBeCloseTo((quantities('containerMetric', 'task').low * 0.07 * 50) / 168);
});

test('the state of a removed tenant is paid for until it is erased, and nothing else of it', () => {
  const state = stackOf({ FileSystem: resource('AWS::EFS::FileSystem') });
  const removed = stackOf({}, { part: 'removed', tenant: 'legal', stackName: 'acme-a-removed-legal' });
  const { items, tenants, cells } = costReport([...cellOf(2), state, removed], ACME);
  expect(items.filter(({ tenant }) => tenant === 'legal').map(({ price }) => price)).toEqual(['fileSystemGb']);
  expect(tenants.at(-1)).toMatchObject({ tenant: 'legal', isRemoved: true, share: { low: 0, high: 0 } });
  expect(cells[0]?.tenants).toBe(2);
});

test('use is charged only where the cell has what is used', () => {
  const withoutNat = cellOf(1).map(each => {
    const { Nat: _, ...Resources } = each.template.Resources;
    return { ...each, template: { Resources } };
  });
  expect(priced(costReport(cellOf(1), ACME), 'natGatewayGb').low).toBeGreaterThan(0);
  expect(priced(costReport(withoutNat, ACME), 'natGatewayGb')).toEqual({ low: 0, high: 0 });
});

test('logs and backups are charged for as long as they are kept, by the stack that says so', () => {
  const kept = (RetentionInDays: number) => ({ Logs: resource('AWS::Logs::LogGroup', { RetentionInDays }) });
  const tenant = (resources: { [id: string]: ReturnType<typeof resource> }): SynthesizedTemplate[] => [
    stackOf(kept(365)),
    stackOf(resources, { part: 'tenant', tenant: 'support' }),
  ];
  const { low } = quantities('logsStoredGb', 'tenant');
  expect(priced(costReport(tenant(kept(30)), ACME), 'logsStoredGb', 'support').low).toBeCloseTo(30 * low * 0.03);
  expect(priced(costReport(tenant({}), ACME), 'logsStoredGb', 'support').low).toBeCloseTo(365 * low * 0.03);

  const rules = [{ Lifecycle: { DeleteAfterDays: 7 } }, { Lifecycle: { DeleteAfterDays: 90 } }];
  const plan = resource('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: rules } });
  const [first, daily] = ['state', 'tenant'].map(per => quantities('backupGb', per).high);
  const report = costReport([stackOf({ Plan: plan }, { part: 'single', tenant: 'support' })], ACME);
  expect(priced(report, 'backupGb').high).toBeCloseTo(((first ?? 0) + 90 * (daily ?? 0)) * 0.05);
});

test('a report holds each price that it used, with its source, and each assumption, with its reason', () => {
  const { items, prices, usage, oldestPrice } = costReport(cellOf(1), ACME);
  expect(new Set(prices.map(({ id }) => id))).toEqual(new Set(items.map(({ price }) => price)));
  expect(oldestPrice).toBe(prices.map(({ date }) => date).sort()[0]);
  expect(usage).toBe(USAGE);
});

test('every assumption has a price, two quantities and a reason', () => {
  const ids = new Set(table.prices.map(({ id }) => id));
  const wrong = USAGE.filter(
    ({ price, per, keptFor = 'logs', low, high, reason }) =>
      !ids.has(price) ||
      !['tenant', 'state', 'task', 'cell'].includes(per) ||
      !['logs', 'backups'].includes(keptFor) ||
      !(low > 0 && low <= high) ||
      !/^[A-Z].{20,}\.$/.test(reason),
  );
  expect(wrong).toEqual([]);
});
