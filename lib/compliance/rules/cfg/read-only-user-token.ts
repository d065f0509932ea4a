import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const readOnlyUserToken: Rule = {
  id: 'OpenClaw-CFG56',
  severity: 'error',
  sentence: 'OpenClaw may write in the name of a person.',
  why: 'Nobody could tell what the person wrote from what the agent was talked into.',
  fix: 'Leave userTokenReadOnly at true.',
  example: '{ "channels": { "slack": { "userTokenReadOnly": true } } }',
  judge: template => judgeEverySetting(template, /^channels\.(?:.+\.)?userTokenReadOnly$/, value => value === true),
};
