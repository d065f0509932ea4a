import table from '../../../bin/cost/price-table.json';
import { regionPrices } from '../../../bin/cost/prices';

test('every price has a source, a date and a word on who saw it', () => {
  const incomplete = table.prices.filter(
    ({ source, date, status, usd }) =>
      !source.startsWith('https://') ||
      !/^\d{4}-\d\d-\d\d$/.test(date) ||
      !['read', 'recalled'].includes(status) ||
      usd <= 0,
  );
  expect(incomplete).toEqual([]);
});

test('every region has every price, once, by the same unit and of the same service', () => {
  const regions = [...new Set(table.prices.map(({ region }) => region))].filter(region => region !== '*');
  const ids = [...new Set(table.prices.map(({ id }) => id))];
  expect(regions).toEqual(['us-east-1', 'eu-central-1']);
  for (const id of ids) {
    const rows = table.prices.filter(price => price.id === id);
    expect(rows.map(({ region }) => region)).toEqual(rows[0]?.region === '*' ? ['*'] : regions);
    expect(new Set(rows.map(({ unit, service }) => `${unit} of ${service}`)).size).toBe(1);
  }
});

test('takes the prices of us-east-1 for a region that the table does not have, and says so', () => {
  const { pricedAs, priceOf } = regionPrices('eu-west-3');
  expect(pricedAs).toBe('us-east-1');
  expect(priceOf('natGateway').usd).toBe(0.045);
});

test('a price that the table does not have is an error that names it', () => {
  expect(() => regionPrices('eu-central-1').priceOf('moon')).toThrow('no price of moon in eu-central-1');
});
