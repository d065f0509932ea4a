import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const defaultRedaction: Rule = {
  id: 'OpenClaw-CFG33',
  severity: 'error',
  sentence: 'OpenClaw redacts other things in its logs than secrets.',
  why: 'Patterns of your own take the place of those that hide tokens and keys.',
  fix: 'Leave logging.redactPatterns out; the log group masks more.',
  example: '{ "logging": { "level": "info" } }',
  judge: template => judgeSettings(template, { 'logging.redactPatterns': patterns => patterns === undefined }),
};
