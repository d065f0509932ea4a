import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const noBots: Rule = {
  id: 'OpenClaw-CFG55',
  severity: 'error',
  sentence: 'Other bots may give OpenClaw orders.',
  why: 'Two agents that answer each other never stop, and one that was talked over talks over the next.',
  fix: 'Leave allowBots at false.',
  example: '{ "channels": { "slack": { "allowBots": false } } }',
  judge: template => judgeEverySetting(template, /^channels\.(?:.+\.)?allowBots$/, value => value === false),
};
