import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noRealIpFallback: Rule = {
  id: 'OpenClaw-CFG9',
  severity: 'error',
  sentence: 'OpenClaw believes the X-Real-IP header.',
  why: 'The load balancer passes on whatever the client writes there.',
  fix: 'Leave gateway.allowRealIpFallback at false.',
  example: '{ "gateway": { "allowRealIpFallback": false } }',
  judge: template => judgeSettings(template, { 'gateway.allowRealIpFallback': value => value !== true }),
};
