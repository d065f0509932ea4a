import { Template } from '../synthesis/template';
import { oldestDate, regionPrices } from './prices';
import { standingCharges } from './standing-charges';

/** One line of the estimate. */
export interface CostLine {
  readonly item: string;
  readonly quantity: number;
  readonly unit: string;
  readonly usd: number;
}

/** What a template costs a month before anybody uses it. */
export interface CostEstimate {
  readonly lines: CostLine[];
  readonly usd: number;
  /** The region whose prices were taken, which differs from the template's where the table has none for it. */
  readonly pricedAs: string;
  readonly date: string;
  /** The number of prices that still have to be looked up at their source. */
  readonly recalled: number;
}

/** Estimates what a template costs a month by existing: no traffic, storage, requests or logs. */
export function estimateMonthlyCost(template: Template, region: string): CostEstimate {
  const { pricedAs, priceOf } = regionPrices(region);
  const lines = standingCharges(template).map(({ price, quantity }) => {
    const { usd, unit } = priceOf(price);
    return { item: price, quantity, unit, usd: quantity * usd };
  });
  lines.sort((a, b) => b.usd - a.usd);
  const used = lines.map(({ item }) => priceOf(item));
  return {
    lines,
    usd: lines.reduce((sum, line) => sum + line.usd, 0),
    pricedAs,
    date: oldestDate(used),
    recalled: used.filter(({ status }) => status === 'recalled').length,
  };
}
