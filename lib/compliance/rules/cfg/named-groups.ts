import { judgeConfigs, settingsOf } from '../../configs';
import { Rule } from '../../rule';

export const namedGroups: Rule = {
  id: 'OpenClaw-CFG23',
  severity: 'warning',
  sentence: 'OpenClaw answers in every group that it is added to, when mentioned.',
  why: 'Whoever adds the bot to a group of their own is obeyed there.',
  fix: 'Name the groups by their ids.',
  example: '{ "groups": { "-1001234567890": { "requireMention": true } } }',
  judge: template =>
    judgeConfigs(template, config =>
      settingsOf(config)
        .filter(({ path }) => /^channels\.(?:.+\.)?(?:groups|guilds|teams|channels)\.[^.]+$/.test(path))
        .map(({ path }) => ({ setting: path, isFine: !path.endsWith('.*') })),
    ),
};
