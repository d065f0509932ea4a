/** Where a tenant's gateway runs. */
export enum Placement {
  /** In a slot of a cell, beside the gateways of other tenants. */
  SHARED = 'shared',

  /** In a cell of its own. */
  DEDICATED = 'dedicated',
}
