import { Rule } from '../../rule';
import { accessLogs } from './access-logs';
import { balancerDeletionProtection } from './balancer-deletion-protection';
import { closedByDefault } from './closed-by-default';
import { desyncMitigation } from './desync-mitigation';
import { encryptedTargets } from './encrypted-targets';
import { httpRedirects } from './http-redirects';
import { idleTimeout } from './idle-timeout';
import { invalidHeaders } from './invalid-headers';
import { limitedClients } from './limited-clients';
import { logInRequired } from './log-in-required';
import { namedHosts } from './named-hosts';
import { postQuantum } from './post-quantum';
import { sessionLength } from './session-length';
import { strictTransportSecurity } from './strict-transport-security';
import { tlsPolicy } from './tls-policy';
import { webAclFailsClosed } from './web-acl-fails-closed';

export const ALB_RULES: readonly Rule[] = [
  tlsPolicy,
  postQuantum,
  strictTransportSecurity,
  httpRedirects,
  closedByDefault,
  desyncMitigation,
  invalidHeaders,
  webAclFailsClosed,
  balancerDeletionProtection,
  accessLogs,
  encryptedTargets,
  idleTimeout,
  sessionLength,
  limitedClients,
  namedHosts,
  logInRequired,
];
