import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const separateGroups: Rule = {
  id: 'OpenClaw-CFG18',
  severity: 'error',
  sentence: 'Groups share the main conversation of OpenClaw.',
  why: 'What is said in one room can be asked for in another.',
  fix: 'Leave session.groupScope at per-group.',
  example: '{ "session": { "groupScope": "per-group" } }',
  judge: template =>
    judgeEverySetting(template, /^(?:session|bindings\..*)\.groupScope$/, scope => scope === 'per-group'),
};
