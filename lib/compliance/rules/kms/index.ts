import { Rule } from '../../rule';
import { boundServiceUse } from './bound-service-use';
import { keptKey } from './kept-key';
import { limitedGrants } from './limited-grants';
import { noKeyAdministrationByServices } from './no-key-administration-by-services';
import { noOpenKey } from './no-open-key';
import { rotatedKey } from './rotated-key';

/** The KMS rules, in the order of their ids. */
export const KMS_RULES: readonly Rule[] = [
  rotatedKey,
  noOpenKey,
  noKeyAdministrationByServices,
  limitedGrants,
  keptKey,
  boundServiceUse,
];
