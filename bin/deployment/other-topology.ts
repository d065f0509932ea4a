import { cellTenantSchema } from './cell-tenant-schema';
import { FieldPath, fieldName } from './problem';
import { describesCells } from './topology';

/** Keys of a file of one tenant, and where a file of many has them. */
const IN_CELLS = new Map([
  ['tenant', 'list the tenants under tenants'],
  ['ingress.certificateArn', 'each cell has its own, as cells[].certificateArn'],
  ['egress.extraDomains', 'each tenant has its own, as tenants[].extraDomains'],
]);

/** Keys of a file of many tenants, and what a file of one has in place of them. */
const IN_SINGLE = new Map([
  ['egress.ports', 'a single tenant gets the ports of its extraDomains'],
  ['tenant.extraDomains', 'a single tenant has them as egress.extraDomains'],
  ['tenant.retention', 'a single tenant has it as retention'],
]);

const OF_CELLS = ['cells', 'tenants', 'removedTenants', 'placement'];

/** What to do with a key that a file of another topology has; nothing when none has it. */
export function keyOfAnotherTopology(field: FieldPath, data: unknown): string | undefined {
  const name = fieldName(field);
  if (describesCells(data)) return sentence(IN_CELLS.get(name), 'single-tenant');
  const isOfCells = OF_CELLS.includes(name) || (field.length === 2 && isOfCellTenant(field));
  const usual = isOfCells ? 'write topology: multi-tenant or hybrid, with cells and tenants' : undefined;
  return sentence(IN_SINGLE.get(name) ?? usual, 'multi-tenant and hybrid');
}

function isOfCellTenant([section, key = '']: FieldPath): boolean {
  return section === 'tenant' && key in cellTenantSchema.shape;
}

function sentence(advice: string | undefined, topologies: string): string | undefined {
  return advice === undefined ? undefined : `is a key of topology ${topologies}; ${advice}`;
}
