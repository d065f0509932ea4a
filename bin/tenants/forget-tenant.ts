import { EditedText } from './edited-text';
import { Layout, occupants, Tombstone } from './layout';
import { TenantProblem } from './tenant-problem';

/** Whose tombstone is taken away, and when. */
export interface Forgetting {
  readonly id: string;
  /** The cell that it left, should there be tombstones in two. */
  readonly cell?: string;
  readonly today: string;
}

/** A deployment file without a tombstone. */
export interface Forgotten {
  readonly source: EditedText;
  readonly tombstone: Tombstone;
  /** Whether nobody is left in the cell. */
  readonly isCellEmpty: boolean;
}

/** Takes away the tombstone of a tenant whose state is erased: its slot, host and id may be used again. */
export function forgetTenant(source: EditedText, layout: Layout, { id, cell, today }: Forgetting): Forgotten {
  const [index, tombstone] = tombstoneNamed(layout, id, cell);
  if (today <= tombstone.keepUntil) {
    throw new TenantProblem(
      `the state of ${id} in cell ${tombstone.cell} is kept until ${tombstone.keepUntil}, and today is ${today}; forget it when it was erased after that day`,
    );
  }
  return {
    source: source.remove('removedTenants', index),
    tombstone,
    isCellEmpty: occupants(layout, tombstone.cell).length === 1,
  };
}

function tombstoneNamed({ tenants, removedTenants }: Layout, id: string, cell?: string): [number, Tombstone] {
  const found = [...removedTenants.entries()].filter(
    ([, tombstone]) => tombstone.id === id && (cell === undefined || tombstone.cell === cell),
  );
  const [first, second] = found;
  if (second !== undefined) {
    const cells = found.map(([, tombstone]) => tombstone.cell).join(' and ');
    throw new TenantProblem(`${id} left its state in the cells ${cells}; name one with --cell`);
  }
  if (first !== undefined) return first;
  const where = cell === undefined ? '' : ` in cell ${cell}`;
  const isTenant = tenants.some(tenant => tenant.id === id);
  throw new TenantProblem(
    isTenant && cell === undefined
      ? `${id} is a tenant; remove it first`
      : `there is nothing to forget: no removed tenant has the id "${id}"${where}`,
  );
}
