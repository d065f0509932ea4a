import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const closedGroups: Rule = {
  id: 'OpenClaw-CFG20',
  severity: 'error',
  sentence: 'Any group may let OpenClaw in and give it orders.',
  why: 'Whoever can invite the bot can use its tools.',
  fix: 'Set groupPolicy to allowlist and name the groups.',
  example: '{ "channels": { "slack": { "groupPolicy": "allowlist" } } }',
  judge: template => judgeEverySetting(template, /^channels\.(?:.+\.)?groupPolicy$/, policy => policy !== 'open'),
};
