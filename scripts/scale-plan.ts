import { costReport } from '../bin/cost/cost-report';
import { Range } from '../bin/cost/usage';
import { measureNeeds, Need } from '../bin/quotas/needs';
import { QUOTAS, Quota } from '../bin/quotas/quota-report';
import { SynthesizedTemplate } from '../bin/synthesis/template';
import { MAX_SLOT } from '../lib/egress/egress-list';

/** The templates of one cell with some tenants. */
export interface SampleCell {
  readonly tenants: number;
  readonly templates: readonly SynthesizedTemplate[];
}

/** How what is needed of a quota grows: by the deployment, by the cell and by the tenant. */
export interface Growth {
  readonly quota: Quota;
  /** Whether the quota is one of each stack, cell and the like, so that further cells need no more of it. */
  readonly isOfEach: boolean;
  readonly fixed: number;
  readonly perCell: number;
  readonly perTenant: number;
}

/** How a deployment grows: found by comparing a small cell, a larger one, and two small ones. */
export interface ScalePlan {
  readonly growth: readonly Growth[];
  readonly costPerCell: Range;
  readonly costPerTenant: Range;
  readonly region: string;
}

// What is summed over a deployment; anything else is a quota of each stack, load balancer and the like.
const SUMMED = ['account', 'region', 'zone'];

/** Finds out how needs and costs grow from the templates of a small and a larger cell. */
export function scalePlan(small: SampleCell, large: SampleCell, region: string): ScalePlan {
  if (large.tenants <= small.tenants) {
    throw new Error(`large must have more tenants than small, got ${large.tenants} and ${small.tenants}`);
  }
  const further = large.tenants - small.tenants;
  const one = measureNeeds(small.templates);
  const two = measureNeeds([...small.templates, ...small.templates.map(template => renamed(template))]);
  const larger = measureNeeds(large.templates);
  const growth = QUOTAS.map((quota): Growth => {
    const [once, twice, more] = [one, two, larger].map(needs => neededOf(needs, quota));
    const isOfEach = !SUMMED.includes(quota.per);
    const perTenant = (more - once) / further;
    const ofSmall = isOfEach ? once : twice - once;
    return { quota, isOfEach, perTenant, perCell: ofSmall - perTenant * small.tenants, fixed: once - ofSmall };
  });
  const [cheap, dear] = [small, large].map(({ templates }) => costReport(templates, { name: '', region }).total);
  const costPerTenant = combine(dear, cheap, (a, b) => (a - b) / further);
  const costPerCell = combine(cheap, costPerTenant, (total, each) => total - each * small.tenants);
  return { growth, costPerCell, costPerTenant, region };
}

/** The cells that some tenants need. */
export function cellsFor(tenants: number): number {
  return Math.ceil(tenants / MAX_SLOT);
}

/** What some tenants need of a quota, in cells as full as can be. */
export function needFor({ isOfEach, fixed, perCell, perTenant }: Growth, tenants: number): number {
  if (isOfEach) return fixed + perCell + perTenant * Math.min(tenants, MAX_SLOT);
  return fixed + perCell * cellsFor(tenants) + perTenant * tenants;
}

/** What some tenants cost a month. */
export function costFor({ costPerCell, costPerTenant }: ScalePlan, tenants: number): Range {
  return combine(costPerCell, costPerTenant, (cell, tenant) => cell * cellsFor(tenants) + tenant * tenants);
}

/** The most tenants that a quota's default is enough for; nothing where it is enough for `enough`. */
export function tenantsWithin(growth: Growth, enough: number): number | undefined {
  const fits = (tenants: number) => needFor(growth, tenants) <= growth.quota.default;
  if (fits(enough)) return undefined;
  let [low, high] = [0, enough];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The full cells that one account in one region takes when all is raised that can be, and the quota that ends it. */
export function cellsPerAccount({ growth }: ScalePlan): { readonly cells: number; readonly quota?: Quota } {
  const bounds = growth
    .filter(({ isOfEach }) => !isOfEach)
    .map(each => ({ quota: each.quota, cells: fullCellsWithin(each) }))
    .filter(({ cells }) => Number.isFinite(cells));
  return bounds.reduce<{ cells: number; quota?: Quota }>(
    (least, bound) => (bound.cells < least.cells ? bound : least),
    {
      cells: Number.POSITIVE_INFINITY,
    },
  );
}

function fullCellsWithin({ quota, fixed, perCell, perTenant }: Growth): number {
  const limit = quota.maximum ?? (quota.adjustable ? Number.POSITIVE_INFINITY : quota.default);
  return Math.floor((limit - fixed) / (perCell + perTenant * MAX_SLOT));
}

function neededOf(needs: ReadonlyMap<string, Need>, { id }: Quota): number {
  return needs.get(id)?.needed ?? 0;
}

function renamed(template: SynthesizedTemplate): SynthesizedTemplate {
  return { ...template, cell: `${template.cell}-2`, stackName: `${template.stackName}-2` };
}

function combine(a: Range, b: Range, by: (a: number, b: number) => number): Range {
  return { low: by(a.low, b.low), high: by(a.high, b.high) };
}
