import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noAnnouncements: Rule = {
  id: 'OpenClaw-CFG29',
  severity: 'error',
  sentence: 'OpenClaw announces itself to the network.',
  why: 'Whoever listens learns where it is and how it is built.',
  fix: 'Set discovery.mdns.mode to off.',
  example: '{ "discovery": { "mdns": { "mode": "off" } } }',
  judge: template => judgeSettings(template, { 'discovery.mdns.mode': mode => mode === 'off' }),
};
