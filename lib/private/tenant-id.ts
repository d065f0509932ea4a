/** Fails with what is no tenant's id: it stands in paths, tags and logs for good. */
export function validateTenantId(tenantId: string): void {
  if (!/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(tenantId)) {
    throw new Error(
      `tenantId must be 2 to 32 lower-case letters, digits and hyphens, with a letter first and no hyphen last, got '${tenantId}': give the id that the tenant's state was made with`,
    );
  }
}
