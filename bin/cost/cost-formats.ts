import { markdownTable } from '../markdown';
import { fill, paint, table } from '../terminal';
import { CostReport } from './cost-report';
import { Range } from './usage';

interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly right: readonly number[];
}

/** The ways to print what a deployment costs; the first is what a person gets. */
export const COST_FORMATS = new Map<string, (report: CostReport) => string>([
  ['text', renderText],
  ['markdown', renderMarkdown],
  ['json', report => JSON.stringify(report, undefined, 2)],
]);

function renderText(report: CostReport): string {
  const sections = sectionsOf(report).flatMap(({ title, columns, rows, right }) => {
    const [head = '', ...lines] = table([columns, ...rows], right);
    return [paint('bold', title), head, ...lines, ''];
  });
  const end = fill(closing(report), 0).map(line => paint('dim', line));
  return [headline(report), '', ...sections, ...end].join('\n');
}

function renderMarkdown(report: CostReport): string {
  const sections = sectionsOf(report).flatMap(({ title, columns, rows, right }) => [
    `### ${title}`,
    '',
    ...markdownTable(columns, rows, right),
    '',
  ]);
  return [`## ${headline(report)}`, '', ...sections, closing(report)].join('\n');
}

function sectionsOf({ tenants, cells, services, total }: CostReport): Section[] {
  return [
    {
      title: 'By tenant: what it adds, and its part of its cell',
      columns: ['tenant', 'cell', ...lowAndHigh('adds'), ...lowAndHigh('share'), ...lowAndHigh('total')],
      rows: tenants.map(({ tenant, cell, isRemoved, ...costs }) => [
        isRemoved ? `${tenant} (removed)` : tenant,
        cell,
        ...usd(costs.marginal),
        ...usd(costs.share),
        ...usd(costs.total),
      ]),
      right: [2, 3, 4, 5, 6, 7],
    },
    {
      title: 'By cell: what its tenants share, and what they add',
      columns: ['cell', 'tenants', ...lowAndHigh('shared'), ...lowAndHigh('tenants'), ...lowAndHigh('total')],
      rows: cells.map(({ cell, tenants: count, ...costs }) => [
        cell,
        `${count}`,
        ...usd(costs.shared),
        ...usd(costs.marginal),
        ...usd(costs.total),
      ]),
      right: [1, 2, 3, 4, 5, 6, 7],
    },
    {
      title: 'By service',
      columns: ['service', 'low', 'high'],
      rows: [...services.map(({ service, ...cost }) => [service, ...usd(cost)]), ['total', ...usd(total)]],
      right: [1, 2],
    },
  ];
}

function headline({ deployment, region, total }: CostReport): string {
  const [low, high] = usd(total);
  return `${deployment} in ${region}: USD ${low} a month at low use, ${high} at high use`;
}

function closing({ pricedAs, region, oldestPrice, prices }: CostReport): string {
  const recalled = prices.filter(({ status }) => status === 'recalled').length;
  const instead = pricedAs === region ? '' : ` (the table has none of ${region})`;
  return (
    `List prices of ${pricedAs}${instead}, the oldest of ${oldestPrice}; ${recalled} of ${prices.length} are still to be ` +
    'looked up at their source. Use is assumed, not measured. Without taxes, free tiers, savings plans, support, ' +
    'traffic between zones, and what the model provider charges.'
  );
}

function lowAndHigh(title: string): string[] {
  return [`${title}, low`, 'high'];
}

function usd({ low, high }: Range): string[] {
  return [low.toFixed(2), high.toFixed(2)];
}
