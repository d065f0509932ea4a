import { judgeValue } from '../../judge';
import { isProtocol } from '../../load-balancers';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const MODERN = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

export const tlsPolicy: Rule = {
  id: 'OpenClaw-ALB1',
  severity: 'error',
  sentence: 'A listener accepts TLS 1.0 or 1.1.',
  why: 'Without a policy of its own a listener gets the one of 2016, which takes versions that are broken.',
  fix: 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.',
  example: 'SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  judge: template =>
    template
      .ofType('AWS::ElasticLoadBalancingV2::Listener')
      .filter(listener => isProtocol(listener, 'HTTPS', 'TLS'))
      .map(listener => judgeValue(listener, ['SslPolicy'], policy => MODERN.test(plainText(policy)))),
};
