import { Rule } from '../../rule';
import { ownKeyGrants } from './own-key-grants';
import { ownLogGroup } from './own-log-group';
import { ownProxyPort } from './own-proxy-port';
import { ownRoles } from './own-roles';
import { ownSecrets } from './own-secrets';
import { ownSecurityGroup } from './own-security-group';
import { ownState } from './own-state';
import { roomOnAListener } from './room-on-a-listener';
import { tenantsOfAListener } from './tenants-of-a-listener';

export const TEN_RULES: readonly Rule[] = [
  ownRoles,
  ownSecrets,
  ownState,
  ownLogGroup,
  ownKeyGrants,
  ownSecurityGroup,
  tenantsOfAListener,
  roomOnAListener,
  ownProxyPort,
];
