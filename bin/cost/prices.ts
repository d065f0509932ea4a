import table from './price-table.json';

/** A price with where it was read, when, and by whom it was seen. */
export type Price = (typeof table.prices)[number];

/** The prices of a region. */
export interface RegionPrices {
  /** The region whose prices are taken; us-east-1 where the table does not have the one that was asked for. */
  readonly pricedAs: string;
  priceOf(id: string): Price;
}

/** Hours of a month, as AWS reckons them. */
export const HOURS_PER_MONTH = table.hoursPerMonth;

/** Looks up the prices of a region in the dated table. */
export function regionPrices(region: string): RegionPrices {
  const pricedAs = table.prices.some(price => price.region === region) ? region : 'us-east-1';
  const own = table.prices.filter(price => price.region === pricedAs || price.region === '*');
  const byId = new Map(own.map(price => [price.id, price]));
  return {
    pricedAs,
    priceOf: id => {
      const price = byId.get(id);
      if (price === undefined) throw new Error(`price-table.json has no price of ${id} in ${pricedAs}`);
      return price;
    },
  };
}

/** The day on which the oldest of some prices was looked at. */
export function oldestDate(prices: readonly Pick<Price, 'date'>[]): string {
  return prices.map(({ date }) => date).sort()[0] ?? '';
}
