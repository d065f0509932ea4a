import { costReport } from '../../bin/cost/cost-report';
import { measureNeeds } from '../../bin/quotas/needs';
import { cellsFor, cellsPerAccount, costFor, needFor, scalePlan, tenantsWithin } from '../../scripts/scale-plan';
import { cellOf } from '../bin/cells';

const REGION = 'eu-central-1';
const PLAN = scalePlan({ tenants: 1, templates: cellOf(1) }, { tenants: 3, templates: cellOf(3) }, REGION);

/** The templates of a deployment whose cells are as full as can be. */
function deployment(tenants: number) {
  return Array.from({ length: cellsFor(tenants) }, (_, cell) =>
    cellOf(Math.min(85, tenants - 85 * cell), `cell-${String.fromCharCode(97 + cell)}`),
  ).flat();
}

// The bytes of a template depend on how long the names in it are.
const EVEN = PLAN.growth.filter(({ quota }) => quota.id !== 'templateBytes');

test.each([1, 50, 85, 86, 200])('the formulas say what is counted in the templates of %d tenants', tenants => {
  const counted = measureNeeds(deployment(tenants));
  for (const each of EVEN) {
    expect([each.quota.id, needFor(each, tenants)]).toEqual([each.quota.id, counted.get(each.quota.id)?.needed]);
  }
});

test.each([1, 85, 200])('the formulas say what the templates of %d tenants cost', tenants => {
  const { total } = costReport(deployment(tenants), { name: 'acme', region: REGION });
  expect(costFor(PLAN, tenants).low).toBeCloseTo(total.low);
  expect(costFor(PLAN, tenants).high).toBeCloseTo(total.high);
});

test.each([
  [1, 1],
  [85, 1],
  [86, 2],
  [100_000, 1177],
])('%d tenants take %d cells', (tenants, cells) => {
  expect(cellsFor(tenants)).toBe(cells);
});

test.each([
  ['fargateVcpu', 10],
  ['rulesPerLoadBalancer', 50],
  ['vpcs', 5 * 85],
  ['roles', 497],
  ['stacks', 1954],
])('the default of %s is enough for %d tenants', (id, tenants) => {
  const growth = PLAN.growth.find(({ quota }) => quota.id === id);
  expect(growth && tenantsWithin(growth, 100_000)).toBe(tenants);
});

test('a default that is enough for all is no limit', () => {
  const growth = PLAN.growth.find(({ quota }) => quota.id === 'stackResources');
  expect(growth && tenantsWithin(growth, 100_000)).toBeUndefined();
});

test('an account takes as many cells as the first quota that nobody raises lets it', () => {
  const { cells, quota } = cellsPerAccount(PLAN);
  expect([cells, quota?.id]).toEqual([20, 'queryLogConfigurations']);
});

test('two cells of one size are refused', () => {
  const cell = { tenants: 2, templates: cellOf(2) };
  expect(() => scalePlan(cell, cell, REGION)).toThrow('large must have more tenants than small, got 2 and 2');
});
