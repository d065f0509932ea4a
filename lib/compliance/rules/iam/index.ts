import { Rule } from '../../rule';
import { boundedPassRole } from './bounded-pass-role';
import { knownActions } from './known-actions';
import { minimalTaskRole } from './minimal-task-role';
import { mountOfOwnDirectory } from './mount-of-own-directory';
import { noBroadManagedPolicies } from './no-broad-managed-policies';
import { noInvertedPolicies } from './no-inverted-policies';
import { noOpenTrust } from './no-open-trust';
import { noRoleChain } from './no-role-chain';
import { noWildcardActions } from './no-wildcard-actions';
import { noWildcardResources } from './no-wildcard-resources';
import { permissionsBoundary } from './permissions-boundary';
import { separateRoles } from './separate-roles';
import { taskRoleWithoutSecrets } from './task-role-without-secrets';
import { trustOfOneAccount } from './trust-of-one-account';

/** The IAM rules, in the order of their ids. */
export const IAM_RULES: readonly Rule[] = [
  trustOfOneAccount,
  taskRoleWithoutSecrets,
  minimalTaskRole,
  noWildcardActions,
  noWildcardResources,
  boundedPassRole,
  noRoleChain,
  permissionsBoundary,
  knownActions,
  noBroadManagedPolicies,
  noInvertedPolicies,
  noOpenTrust,
  separateRoles,
  mountOfOwnDirectory,
];
