import { Rule } from '../../rule';
import { accessPointOnlyFileSystem } from './access-point-only-file-system';
import { authorizedMount } from './authorized-mount';
import { confinedAccessPoint } from './confined-access-point';
import { durableState } from './durable-state';
import { encryptedFileSystem } from './encrypted-file-system';
import { encryptedTransit } from './encrypted-transit';
import { keptFileSystem } from './kept-file-system';
import { mountByAccessPoint } from './mount-by-access-point';
import { noRootClient } from './no-root-client';
import { privateDirectory } from './private-directory';
import { tlsOnlyFileSystem } from './tls-only-file-system';
import { unprivilegedAccessPoint } from './unprivileged-access-point';

/** The EFS rules, in the order of their ids. */
export const EFS_RULES: readonly Rule[] = [
  encryptedFileSystem,
  encryptedTransit,
  authorizedMount,
  mountByAccessPoint,
  unprivilegedAccessPoint,
  confinedAccessPoint,
  tlsOnlyFileSystem,
  accessPointOnlyFileSystem,
  noRootClient,
  keptFileSystem,
  privateDirectory,
  durableState,
];
