import { byCell, SynthesizedTemplate } from '../synthesis/template';
import { oldestDate, Price, regionPrices } from './prices';
import { standingCharges } from './standing-charges';
import { CellFacts, CostBearer, cellFacts, Range, USAGE, UsageCharge, UsageRow, usageCharges } from './usage';

/** What one price adds to what a cell or a tenant costs a month, in USD. */
export interface CostItem extends Range {
  readonly cell: string;
  /** The tenant that would save this by leaving; none for what all tenants of the cell share. */
  readonly tenant?: string;
  readonly service: string;
  readonly price: string;
}

/** What a tenant costs a month: what it adds, and its part of what its cell costs without it. */
export interface TenantCost {
  readonly tenant: string;
  readonly cell: string;
  /** Whether its gateway is gone and its state is still kept. */
  readonly isRemoved: boolean;
  readonly marginal: Range;
  readonly share: Range;
  readonly total: Range;
}

/** What a cell costs a month. */
export interface CellCost {
  readonly cell: string;
  readonly tenants: number;
  readonly shared: Range;
  readonly marginal: Range;
  readonly total: Range;
}

/** What a deployment costs a month in USD, at low and at high use. */
export interface CostReport {
  readonly deployment: string;
  readonly region: string;
  /** The region whose prices were taken, which differs where the table has none for the deployment's. */
  readonly pricedAs: string;
  readonly tenants: TenantCost[];
  readonly cells: CellCost[];
  readonly services: ({ readonly service: string } & Range)[];
  readonly total: Range;
  readonly items: CostItem[];
  readonly prices: Price[];
  /** The day on which the oldest of the prices was looked at. */
  readonly oldestPrice: string;
  readonly usage: readonly UsageRow[];
}

/** Which deployment a report is on, and where it runs. */
export interface ReportSubject {
  readonly name: string;
  readonly region: string;
}

/** Reckons what the templates of a deployment cost a month. */
export function costReport(templates: readonly SynthesizedTemplate[], { name, region }: ReportSubject): CostReport {
  const { pricedAs, priceOf } = regionPrices(region);
  const cells = [...byCell(templates)].map(([cell, own]) => costsOfCell(cell, own, priceOf));
  const items = cells.flatMap(cell => cell.items);
  const prices = [...new Set(items.map(({ price }) => price))].map(priceOf);
  const services = [...new Set(items.map(({ service }) => service))]
    .map(service => ({ service, ...sum(items.filter(item => item.service === service)) }))
    .sort((a, b) => b.high - a.high);
  return {
    deployment: name,
    region,
    pricedAs,
    tenants: cells.flatMap(({ tenants }) => tenants),
    cells: cells.map(({ cost }) => cost),
    services,
    total: sum(items),
    items,
    prices,
    oldestPrice: oldestDate(prices),
    usage: USAGE,
  };
}

function costsOfCell(cell: string, templates: readonly SynthesizedTemplate[], priceOf: (id: string) => Price) {
  const facts = cellFacts(templates);
  const bearers = bearersOf(cell, templates);
  const priced = bearers.map(bearer => ({ ...bearer, items: itemsOf(bearer, facts, priceOf) }));
  const shared = sum(priced.filter(({ tenant }) => tenant === undefined).flatMap(({ items }) => items));
  const present = priced.filter(({ tenant, isRemoved }) => tenant !== undefined && !isRemoved).length;
  const tenants = priced.flatMap(({ tenant, isRemoved, items }) => {
    if (tenant === undefined) return [];
    const marginal = sum(items);
    const share = isRemoved ? NOTHING : divide(shared, present);
    return [{ tenant, cell, isRemoved, marginal, share, total: sum([marginal, share]) }];
  });
  const marginal = sum(tenants.map(tenant => tenant.marginal));
  const cost = { cell, tenants: present, shared, marginal, total: sum([shared, marginal]) };
  return { items: priced.flatMap(({ items }) => items), tenants, cost };
}

/** The bearers of a cell: what is shared, then each tenant, in the order of the templates. */
function bearersOf(cell: string, templates: readonly SynthesizedTemplate[]): CostBearer[] {
  const tenants = [...new Set(templates.map(({ tenant }) => tenant))];
  return tenants.map(tenant => {
    const own = templates.filter(template => template.tenant === tenant);
    return { cell, tenant, isRemoved: own.every(({ part }) => part === 'removed'), templates: own };
  });
}

function itemsOf(bearer: CostBearer, facts: CellFacts, priceOf: (id: string) => Price): CostItem[] {
  const { cell, tenant, templates } = bearer;
  const standing = templates.flatMap(({ template }) => standingCharges(template));
  const charges: UsageCharge[] = [
    ...standing.map(({ price, quantity }) => ({ price, low: quantity, high: quantity })),
    ...usageCharges(bearer, facts),
  ];
  return [...new Set(charges.map(({ price }) => price))].map(price => {
    const { usd, service } = priceOf(price);
    const { low, high } = sum(charges.filter(charge => charge.price === price));
    return { cell, tenant, service, price, low: low * usd, high: high * usd };
  });
}

const NOTHING: Range = { low: 0, high: 0 };

function sum(ranges: readonly Range[]): Range {
  return ranges.reduce((total, { low, high }) => ({ low: total.low + low, high: total.high + high }), NOTHING);
}

function divide({ low, high }: Range, by: number): Range {
  return by === 0 ? NOTHING : { low: low / by, high: high / by };
}
