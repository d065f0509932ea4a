import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const mentionRequired: Rule = {
  id: 'OpenClaw-CFG21',
  severity: 'error',
  sentence: 'OpenClaw follows what is said in a group without being spoken to.',
  why: 'Every message of everybody becomes an instruction, pasted text among it.',
  fix: 'Leave requireMention at true, for each group too.',
  example: '{ "channels": { "slack": { "requireMention": true } } }',
  judge: template => judgeEverySetting(template, /^channels\.(?:.+\.)?requireMention$/, value => value === true),
};
