const RESERVED = [
  'admin',
  'all',
  'api',
  'cell',
  'default',
  'egress',
  'internal',
  'lists',
  'none',
  'openclaw',
  'root',
  'shared',
  'www',
];

/** The stack that keeps what is left of a removed tenant is named by this and the tenant's id. */
const REMOVED = 'removed-';

/** Whether an id is taken by the stacks and names of a cell itself. */
export function isReservedTenantId(id: string): boolean {
  return RESERVED.includes(id) || id.startsWith(REMOVED);
}
