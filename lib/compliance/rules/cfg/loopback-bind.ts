import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const loopbackBind: Rule = {
  id: 'OpenClaw-CFG2',
  severity: 'error',
  sentence: 'OpenClaw listens on more than the loopback interface.',
  why: 'Whoever shares the network reaches it past its edge, which checks host, origin and rate.',
  fix: 'Set gateway.bind to loopback and let the edge in the same task forward to it.',
  example: '{ "gateway": { "bind": "loopback" } }',
  judge: template => judgeSettings(template, { 'gateway.bind': bind => bind === 'loopback' }),
};
