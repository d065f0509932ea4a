import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const localMode: Rule = {
  id: 'OpenClaw-CFG46',
  severity: 'error',
  sentence: 'OpenClaw does not run as a gateway of its own.',
  why: 'In remote mode it hands over to another machine, which nothing here protects.',
  fix: 'Set gateway.mode to local.',
  example: '{ "gateway": { "mode": "local" } }',
  judge: template => judgeSettings(template, { 'gateway.mode': mode => mode === 'local' }),
};
