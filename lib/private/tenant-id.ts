/** What the id of a tenant looks like: it stands in paths, names and tags for good. */
export const TENANT_ID = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;

/** What `TENANT_ID` says, in words. */
export const TENANT_ID_RULE = '2 to 32 lower-case letters, digits and inner hyphens, a letter first';

/** Fails with what is no tenant's id. */
export function validateTenantId(tenantId: string): void {
  if (!TENANT_ID.test(tenantId)) {
    throw new Error(
      `tenantId must be ${TENANT_ID_RULE}, got '${tenantId}': choose a name that can stand in a path and a tag for good`,
    );
  }
}
