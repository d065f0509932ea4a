import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noCliAgents: Rule = {
  id: 'OpenClaw-CFG11',
  severity: 'error',
  sentence: 'OpenClaw may start command-line agents.',
  why: 'They are programs of their own, which no tool policy holds; they are on unless switched off.',
  fix: 'Set gateway.cliAgents.enabled to false.',
  example: '{ "gateway": { "cliAgents": { "enabled": false } } }',
  judge: template => judgeSettings(template, { 'gateway.cliAgents.enabled': value => value === false }),
};
