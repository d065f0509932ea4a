import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noTerminal: Rule = {
  id: 'OpenClaw-CFG10',
  severity: 'error',
  sentence: 'The Control UI of OpenClaw offers a terminal.',
  why: 'It is a shell with every secret of the gateway, and on unless it is switched off.',
  fix: 'Set gateway.terminal.enabled to false.',
  example: '{ "gateway": { "terminal": { "enabled": false } } }',
  judge: template => judgeSettings(template, { 'gateway.terminal.enabled': value => value === false }),
};
