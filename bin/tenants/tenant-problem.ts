/** Why a deployment file is not edited, one line each. */
export class TenantProblem extends Error {}
