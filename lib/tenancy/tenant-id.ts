/** What the id of a tenant looks like: it stands in paths, names and tags for good. */
export const TENANT_ID = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;

/** What `TENANT_ID` says, in words. */
export const TENANT_ID_RULE = '2 to 32 lower-case letters, digits and inner hyphens, a letter first';

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
