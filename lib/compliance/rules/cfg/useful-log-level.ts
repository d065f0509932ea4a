import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const usefulLogLevel: Rule = {
  id: 'OpenClaw-CFG31',
  severity: 'error',
  sentence: 'OpenClaw logs too little to see an attack, or in a form that no alarm reads.',
  why: 'Refused tokens, changed settings and pairings are told at level info.',
  fix: 'Log at level info, as JSON, to the standard output.',
  example: '{ "logging": { "level": "info", "consoleLevel": "info", "consoleStyle": "json" } }',
  judge: template =>
    judgeSettings(template, {
      'logging.level': isTelling,
      'logging.consoleLevel': isTelling,
      'logging.consoleStyle': style => style === 'json',
    }),
};

function isTelling(level: unknown): boolean {
  return level === undefined || level === 'info' || level === 'debug' || level === 'trace';
}
