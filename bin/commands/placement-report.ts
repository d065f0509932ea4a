import { MAX_SLOT } from '../../lib/egress';
import { Classification, Placement, PlacementPolicy } from '../../lib/tenancy';
import { CellSection } from '../deployment/cell-schema';
import { CellTenantSection } from '../deployment/cell-tenant-schema';
import { CellsFile } from '../deployment/cells-schema';
import { CellsDeployment, Deployment, SingleTenantDeployment } from '../deployment/deployment';
import { placementPolicy } from '../deployment/placement-rules';
import { tenantHostName } from '../deployment/tenant-host-rules';
import { Topology } from '../deployment/topology';

/** A day to come, or one that has passed. */
export interface Deadline {
  readonly day: string;
  /** Days until then; less than none when it has passed. */
  readonly daysLeft: number;
}

/** Where a tenant runs, and why. */
export interface PlacedTenant {
  readonly tenant: string;
  /** How sensitive its data is; a file of one tenant does not say. */
  readonly classification?: Classification;
  readonly placement: Placement;
  readonly cell: string;
  readonly slot: number;
  readonly host?: string;
  readonly owner?: string;
  readonly purpose?: string;
  readonly review?: Deadline;
  /** What decided that it may run there. */
  readonly rule: string;
}

/** A tenant that was removed, and whose state is kept. */
export interface RemovedTenant {
  readonly tenant: string;
  readonly cell: string;
  readonly slot: number;
  readonly removedOn: string;
  readonly movedTo?: string;
  readonly keep: Deadline;
}

/** How full a cell is. */
export interface CellTotal {
  readonly cell: string;
  readonly kind: Placement;
  readonly tenants: number;
  readonly removed: number;
  /** Places that it has: one, if it is dedicated. */
  readonly slots: number;
  readonly free: number;
}

/** What the policy asks for one classification. */
export interface PolicyRule {
  readonly classification: Classification;
  readonly placement: Placement;
  readonly source: 'default' | 'file';
}

/** Who runs where and why. */
export interface PlacementReport {
  readonly deployment: string;
  readonly topology: Topology;
  readonly today: string;
  /** The least isolation that each classification asks for; none where there is one tenant. */
  readonly policy: PolicyRule[];
  readonly cells: CellTotal[];
  readonly tenants: PlacedTenant[];
  readonly removedTenants: RemovedTenant[];
}

/** Tells who runs where and why, on a day. */
export function placementReport(deployment: Deployment, today: string): PlacementReport {
  return deployment.topology === 'single-tenant' ? alone(deployment, today) : inCells(deployment, today);
}

function alone({ topology, file }: SingleTenantDeployment, today: string): PlacementReport {
  const { name, tenant, ingress } = file;
  const placed: PlacedTenant = {
    tenant: tenant.id,
    placement: Placement.DEDICATED,
    cell: name,
    slot: 1,
    host: ingress.kind === 'none' ? undefined : ingress.domain,
    rule: 'topology: single-tenant',
  };
  const cell: CellTotal = { cell: name, kind: Placement.DEDICATED, tenants: 1, removed: 0, slots: 1, free: 0 };
  return { deployment: name, topology, today, policy: [], cells: [cell], tenants: [placed], removedTenants: [] };
}

function inCells({ topology, file }: CellsDeployment, today: string): PlacementReport {
  const policy = policyRules(file);
  const kinds = new Map(file.cells.map(({ id, kind }) => [id, kind]));
  const tenants = file.tenants.map(tenant => placeOf(tenant, file, kinds.get(tenant.cell), policy, today));
  const removedTenants = (file.removedTenants ?? []).map(
    ({ id: tenant, cell, slot, removedOn, movedTo, keepUntil }) => ({
      tenant,
      cell,
      slot,
      removedOn,
      movedTo,
      keep: deadline(keepUntil, today),
    }),
  );
  return {
    deployment: file.name,
    topology,
    today,
    policy,
    cells: file.cells.map(cell => total(cell, file)),
    tenants: tenants.sort(byPlace),
    removedTenants: removedTenants.sort(byPlace),
  };
}

function policyRules({ placement = {} }: CellsFile): PolicyRule[] {
  const policy: PlacementPolicy = placementPolicy(placement);
  return Object.values(Classification).map(classification => ({
    classification,
    placement: policy.placementFor(classification),
    source: placement[classification] === undefined ? 'default' : 'file',
  }));
}

function placeOf(
  tenant: CellTenantSection,
  { ingress }: CellsFile,
  placement: Placement = Placement.SHARED,
  policy: readonly PolicyRule[],
  today: string,
): PlacedTenant {
  const { id, classification, cell, slot, host = id, owner, purpose, reviewBy } = tenant;
  return {
    tenant: id,
    classification,
    placement,
    cell,
    slot,
    host: ingress.kind === 'none' ? undefined : tenantHostName(host, cell, ingress.domain),
    owner: oneLine(owner),
    purpose: oneLine(purpose),
    review: deadline(reviewBy, today),
    rule: ruleFor(classification, placement, policy),
  };
}

function ruleFor(classification: Classification, placement: Placement, policy: readonly PolicyRule[]): string {
  const rule = policy.find(candidate => candidate.classification === classification);
  const text = `placement.${classification}: ${rule?.placement}${rule?.source === 'default' ? ' (default)' : ''}`;
  return rule?.placement === placement ? text : `${text}, dedicated by choice`;
}

function total({ id, kind }: CellSection, { tenants, removedTenants = [] }: CellsFile): CellTotal {
  const living = tenants.filter(({ cell }) => cell === id).length;
  const removed = removedTenants.filter(({ cell }) => cell === id).length;
  const slots = kind === Placement.DEDICATED ? 1 : MAX_SLOT;
  return { cell: id, kind, tenants: living, removed, slots, free: slots - living - removed };
}

const MILLISECONDS = 24 * 60 * 60 * 1000;

function deadline(day: string, today: string): Deadline {
  return { day, daysLeft: (Date.parse(day) - Date.parse(today)) / MILLISECONDS };
}

// Not by locale: the order must be the same on every machine.
function byPlace(a: { cell: string; slot: number }, b: { cell: string; slot: number }): number {
  return a.cell === b.cell ? a.slot - b.slot : a.cell < b.cell ? -1 : 1;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
