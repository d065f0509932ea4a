import { Classification, Placement } from '../../lib/tenancy';
import { paint, table } from '../terminal';
import { CellTotal, Deadline, PlacedTenant, PlacementReport, RemovedTenant } from './placement-report';

/** The review of a tenant is near from here on, in days. */
export const SOON = 30;

const HEAD = ['slot', 'tenant', 'classification', 'host', 'owner', 'review by', 'review', 'why'];

/** What a person reads: one table for each cell. */
export function renderText(report: PlacementReport): string {
  const { deployment, topology, today, cells } = report;
  return [
    `${paint('bold', deployment)}, ${topology}, on ${today}`,
    ...cells.flatMap(cell => ['', cellTitle(cell, topology), ...cellTable(cell.cell, report)]),
    '',
    ...closing(report).map(line => paint('dim', line)),
  ].join('\n');
}

function cellTitle(total: CellTotal, topology: PlacementReport['topology']): string {
  const title = topology === 'single-tenant' ? total.cell : `Cell ${total.cell}`;
  return `${paint('bold', title)}  ${cellTotals(total)}`;
}

function cellTotals({ kind, tenants, removed, slots, free }: CellTotal): string {
  const parts = [
    kind,
    count(tenants, 'tenant'),
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(kind === Placement.SHARED ? [`${free} of ${slots} slots free`] : []),
  ];
  return parts.join(', ');
}

function cellTable(cell: string, { tenants, removedTenants }: PlacementReport): string[] {
  const here = tenants.filter(tenant => tenant.cell === cell);
  const gone = removedTenants.filter(tenant => tenant.cell === cell);
  if (here.length + gone.length === 0) return [];
  const [head = '', ...lines] = table([HEAD, ...here.map(tenantRow), ...gone.map(removedRow)], [0]);
  const below = ' '.repeat(head.indexOf('tenant'));
  const rows = lines.flatMap((line, index) => {
    const purpose = here[index]?.purpose;
    return purpose === undefined ? [line] : [line, paint('dim', `${below}${purpose}`)];
  });
  return [paint('dim', head), ...rows].map(line => `  ${line}`);
}

function tenantRow(tenant: PlacedTenant): string[] {
  const { slot, host = '–', owner = '–', classification, review, rule } = tenant;
  return [
    `${slot}`,
    paint('bold', tenant.tenant),
    classification === undefined ? '–' : paint(COLOURS[classification], classification),
    host,
    owner,
    review?.day ?? '–',
    review === undefined ? '–' : paint(urgency(review), reviewState(review)),
    rule,
  ];
}

function removedRow({ slot, tenant, keep, ...removal }: RemovedTenant): string[] {
  return [`${slot}`, tenant, 'removed', '–', '–', '–', '–', `${removalState(removal)}, ${keepState(keep)}`].map(cell =>
    paint('dim', cell),
  );
}

const COLOURS = {
  [Classification.PUBLIC]: 'green',
  [Classification.INTERNAL]: 'cyan',
  [Classification.CONFIDENTIAL]: 'yellow',
  [Classification.RESTRICTED]: 'red',
} as const satisfies { [Name in Classification]: string };

function urgency({ daysLeft }: Deadline): 'red' | 'yellow' | 'reset' {
  if (daysLeft < 0) return 'red';
  return daysLeft <= SOON ? 'yellow' : 'reset';
}

/** How far a review is away, in words. */
export function reviewState({ daysLeft }: Deadline): string {
  if (daysLeft < 0) return `overdue by ${count(-daysLeft, 'day')}`;
  return daysLeft === 0 ? 'due today' : `in ${count(daysLeft, 'day')}`;
}

/** How a tenant left its cell, in words. */
export function removalState({ removedOn, movedTo }: Pick<RemovedTenant, 'removedOn' | 'movedTo'>): string {
  return movedTo === undefined ? `removed on ${removedOn}` : `moved to ${movedTo} on ${removedOn}`;
}

/** How long a state is kept, in words. */
export function keepState({ day, daysLeft }: Deadline): string {
  return daysLeft < 0 ? `state kept until ${day}, may be erased` : `state kept until ${day}`;
}

/** What a reader takes away. */
export function closing({ tenants, policy }: PlacementReport): string[] {
  const reviews = tenants.flatMap(({ review }) => review ?? []);
  const overdue = reviews.filter(({ daysLeft }) => daysLeft < 0).length;
  const soon = reviews.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= SOON).length;
  const rules = policy.map(({ classification, placement }) => `${classification} ${placement}`);
  return [
    ...(rules.length === 0 ? [] : [`Least isolation: ${rules.join(', ')}.`]),
    ...(reviews.length === 0 ? [] : [`Reviews: ${overdue} overdue, ${soon} due within ${SOON} days.`]),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
