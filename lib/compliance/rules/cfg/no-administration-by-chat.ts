import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noAdministrationByChat: Rule = {
  id: 'OpenClaw-CFG39',
  severity: 'error',
  sentence: 'OpenClaw can be administered by chat.',
  why: 'A message could restart it, install a plugin or run a shell.',
  fix: 'Set the commands to false; restart is true by default.',
  example:
    '{ "commands": { "bash": false, "config": false, "mcp": false, "plugins": false, "debug": false, "restart": false } }',
  judge: template =>
    judgeSettings(template, {
      'commands.bash': value => value !== true,
      'commands.config': value => value !== true,
      'commands.mcp': value => value !== true,
      'commands.plugins': value => value !== true,
      'commands.debug': value => value !== true,
      'commands.restart': value => value === false,
    }),
};
