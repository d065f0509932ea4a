import { markdownTable } from '../markdown';
import { PlacementReport } from './placement-report';
import { closing, keepState, removalState, reviewState } from './placement-text';

const TENANTS = [
  'tenant',
  'classification',
  'placement',
  'cell',
  'slot',
  'host',
  'owner',
  'purpose',
  'review by',
  'review',
  'why',
];

/** What a governance board reads. */
export function renderMarkdown(report: PlacementReport): string {
  const { deployment, topology, today, tenants, removedTenants } = report;
  const summary = `Topology ${topology}, on ${today}: ${tenants.length} running, ${removedTenants.length} removed and kept.`;
  return [
    `# Placement of ${deployment}`,
    '',
    [summary, ...closing(report)].join(' '),
    ...section('Tenants', TENANTS, tenantRows(report), [4]),
    ...section('Removed tenants', ['tenant', 'cell', 'slot', 'how', 'state'], removedRows(report), [2]),
    ...section('Cells', ['cell', 'kind', 'tenants', 'removed', 'free slots'], cellRows(report), [2, 3, 4]),
  ].join('\n');
}

function section(title: string, columns: readonly string[], rows: readonly string[][], right: readonly number[]) {
  return rows.length === 0 ? [] : ['', `## ${title}`, '', ...markdownTable(columns, rows, right)];
}

function tenantRows({ tenants }: PlacementReport): string[][] {
  return tenants.map(({ tenant, classification = '–', placement, cell, slot, host = '–', ...governance }) => {
    const { owner = '–', purpose = '–', review, rule } = governance;
    const state = review === undefined ? ['–', '–'] : [review.day, reviewState(review)];
    return [tenant, classification, placement, cell, `${slot}`, host, owner, purpose, ...state, rule];
  });
}

function removedRows({ removedTenants }: PlacementReport): string[][] {
  return removedTenants.map(removed => {
    const { tenant, cell, slot, keep } = removed;
    return [tenant, cell, `${slot}`, removalState(removed), keepState(keep)];
  });
}

function cellRows({ cells }: PlacementReport): string[][] {
  return cells.map(({ cell, kind, tenants, removed, free }) => [cell, kind, `${tenants}`, `${removed}`, `${free}`]);
}
