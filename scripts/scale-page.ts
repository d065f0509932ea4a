import * as fs from 'node:fs';
import * as path from 'node:path';
import { CellsDeployment } from '../bin/deployment/deployment';
import { readDeployment } from '../bin/deployment/parse';
import { markdownTable } from '../bin/markdown';
import { Quota } from '../bin/quotas/quota-report';
import { synthesizeTemplates } from '../bin/synthesis/synthesize-templates';
import {
  cellsFor,
  cellsPerAccount,
  costFor,
  Growth,
  needFor,
  SampleCell,
  ScalePlan,
  scalePlan,
  tenantsWithin,
} from './scale-plan';

const FILE = 'docs/scale.md';
const EXAMPLE = path.join(__dirname, '..', 'examples', 'multi-tenant.yaml');
// It has webhooks and a budget, so it needs something of almost every quota.
const TENANT = 'sales';
const STEPS = [10, 100, 1_000, 10_000, 100_000];
const LARGEST = 100_000;

/** The quotas that show what a cell and a tenant are made of. */
const PARTS = [
  'fargateVcpu',
  'stacks',
  'roles',
  'managedPolicies',
  'networkInterfaces',
  'securityGroups',
  'eventRules',
  'alarms',
  'secrets',
  'logGroups',
];

/** Writes the tables of the page anew, each between its two marks, and leaves the rest as it is. */
export function renderScalePage(page: string, plan: ScalePlan): string {
  const tables = { parts: partsTable(plan), limits: limitsTable(plan), steps: stepsTable(plan) };
  return Object.entries(tables).reduce((text, [name, lines]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const parts = text.split(new RegExp(`(?<=${begin}\n)[\\s\\S]*?(?=${end})`));
    if (parts.length !== 2) throw new Error(`the page must have one line ${begin} and one line ${end} after it`);
    return parts.join(`\n${lines.join('\n')}\n\n`);
  }, page);
}

function partsTable({ growth, costPerCell, costPerTenant }: ScalePlan): string[] {
  const rows = PARTS.flatMap(id => growth.filter(({ quota }) => quota.id === id)).map(
    ({ quota, perCell, perTenant }) => [quota.name, number(perCell), number(perTenant)],
  );
  const costs = (['low', 'high'] as const).map(use => [
    `USD a month at ${use} use`,
    costPerCell[use].toFixed(2),
    costPerTenant[use].toFixed(2),
  ]);
  return markdownTable(['', 'a cell without tenants', 'each tenant adds'], [...rows, ...costs], [1, 2]);
}

function limitsTable({ growth }: ScalePlan): string[] {
  const limits = growth.flatMap(each => {
    const tenants = tenantsWithin(each, LARGEST);
    return tenants === undefined ? [] : [{ ...each, tenants }];
  });
  limits.sort((a, b) => a.tenants - b.tenants);
  const rows = limits.map(({ quota, tenants, isOfEach, perCell, perTenant }) => [
    `${number(tenants)}${isOfEach ? ' in one cell' : ''}`,
    quota.name,
    quota.per,
    number(quota.default),
    number(perCell),
    number(perTenant),
    remedy(quota),
    { text: `${quota.status} ${quota.date}`, url: quota.source },
  ]);
  const columns = ['enough for', 'quota', 'per', 'default', 'a cell', 'a tenant', 'then', 'source'];
  return markdownTable(columns, rows, [0, 3, 4, 5]);
}

function remedy({ adjustable, maximum, instead }: Quota): string {
  if (!adjustable) return instead?.toLowerCase() ?? 'more accounts or regions';
  return maximum === undefined ? 'raise it' : `raise it, to ${number(maximum)} at most`;
}

function stepsTable(plan: ScalePlan): string[] {
  const { cells: perAccount, quota } = cellsPerAccount(plan);
  const rows = STEPS.map((tenants, step) => {
    const cells = cellsFor(tenants);
    const { low, high } = costFor(plan, tenants);
    const broken = brokenAt(plan.growth, tenants).filter(
      name => !brokenAt(plan.growth, STEPS[step - 1] ?? 0).includes(name),
    );
    return [
      number(tenants),
      number(cells),
      number(Math.ceil(cells / perAccount)),
      broken.join(', ') || 'nothing more',
      `${dollars(low)} to ${dollars(high)}`,
      `${(low / tenants).toFixed(2)} to ${(high / tenants).toFixed(2)}`,
    ];
  });
  const columns = ['tenants', 'cells', 'accounts', 'too small in one account', 'USD a month', 'USD a tenant'];
  const limit = `An account takes ${perAccount} full cells in one region, however much is raised: then it has no more ${quota?.name}.`;
  return [...markdownTable(columns, rows, [0, 1, 2, 4, 5]), '', limit];
}

/** The quotas whose defaults are too small for some tenants, what breaks first first. */
function brokenAt(growth: readonly Growth[], tenants: number): string[] {
  return growth
    .filter(each => needFor(each, tenants) > each.quota.default)
    .sort((a, b) => needFor(b, tenants) / b.quota.default - needFor(a, tenants) / a.quota.default)
    .map(({ quota }) => quota.name);
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function dollars(value: number): string {
  return number(Number(value.toPrecision(3)));
}

/** How the example grows when each further tenant is like one of its tenants. */
export function examplePlan(): ScalePlan {
  const { deployment, problems } = readDeployment(EXAMPLE);
  if (deployment === undefined) throw new Error(problems.join('\n'));
  if (deployment.topology === 'single-tenant') throw new Error(`${EXAMPLE} must have cells, got a single tenant`);
  return scalePlan(sampleCell(deployment, 1), sampleCell(deployment, 2), deployment.file.region);
}

/** The first cell of a deployment with some tenants that are all like one of its tenants. */
function sampleCell(deployment: CellsDeployment, tenants: number): SampleCell {
  const { file, configs } = deployment;
  const [model, config] = [file.tenants.find(({ id }) => id === TENANT), configs.get(TENANT)];
  if (model === undefined || config === undefined) throw new Error(`${EXAMPLE} must have the tenant ${TENANT}`);
  const copies = Array.from({ length: tenants }, (_, index) => ({
    ...model,
    id: `${TENANT}-${index + 1}`,
    host: undefined,
    slot: index + 1,
  }));
  const templates = synthesizeTemplates({
    ...deployment,
    file: { ...file, tenants: copies, removedTenants: [] },
    configs: new Map(copies.map(({ id }) => [id, config])),
  });
  return { tenants, templates };
}

if (require.main === module) {
  fs.writeFileSync(FILE, renderScalePage(fs.readFileSync(FILE, 'utf8'), examplePlan()));
}
