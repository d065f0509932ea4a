import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const noDangerousFlags: Rule = {
  id: 'OpenClaw-CFG37',
  severity: 'error',
  sentence: 'The configuration of OpenClaw has a flag that OpenClaw itself calls dangerous.',
  why: 'Each takes a protection away that the rest relies on.',
  fix: 'Remove the flag.',
  example: '{ "channels": { "slack": { "dangerouslyAllowNameMatching": false } } }',
  judge: template => judgeEverySetting(template, /(?:^|\.)dangerously\w+$/, value => value === false),
};
