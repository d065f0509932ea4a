import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const tokenAuthentication: Rule = {
  id: 'OpenClaw-CFG3',
  severity: 'error',
  sentence: 'OpenClaw does not ask every caller for its token.',
  why: 'Without it, or with a header that a proxy is trusted to set, whoever connects is the operator.',
  fix: 'Set gateway.auth.mode to token; ask for a log-in at the load balancer as well.',
  example: '{ "gateway": { "auth": { "mode": "token" } } }',
  judge: template => judgeSettings(template, { 'gateway.auth.mode': mode => mode === 'token' }),
};
