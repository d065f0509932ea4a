import { Rule } from '../../rule';
import { backedUpState } from './backed-up-state';
import { encryptedVault } from './encrypted-vault';
import { lockForAWeek } from './lock-for-a-week';
import { lockedVault } from './locked-vault';
import { noManualDeletion } from './no-manual-deletion';
import { weekOfBackups } from './week-of-backups';

/** The BCK rules, in the order of their ids. */
export const BCK_RULES: readonly Rule[] = [
  backedUpState,
  lockedVault,
  weekOfBackups,
  encryptedVault,
  lockForAWeek,
  noManualDeletion,
];
