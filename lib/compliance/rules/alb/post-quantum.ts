import { judgeValue } from '../../judge';
import { frontOf, isProtocol } from '../../load-balancers';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const postQuantum: Rule = {
  id: 'OpenClaw-ALB2',
  severity: 'warning',
  sentence: 'The load balancer of an OpenClaw gateway agrees on keys that a quantum computer will be able to find.',
  why: 'Conversations that are recorded today can be read then.',
  fix: 'Use a policy with post-quantum key exchange; older clients still connect.',
  example: 'SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  judge: (template, deployment) =>
    frontOf(template, deployment)
      .listeners.filter(listener => isProtocol(listener, 'HTTPS'))
      .map(listener => judgeValue(listener, ['SslPolicy'], policy => plainText(policy).includes('-PQ-'))),
};
