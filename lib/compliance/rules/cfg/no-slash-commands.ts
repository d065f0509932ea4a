import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

const COMMANDS =
  /^(?:commands|channels\.(?:.+\.)?commands)\.native(?:Skills)?$|^channels\.(?:.+\.)?slashCommand\.enabled$/;

export const noSlashCommands: Rule = {
  id: 'OpenClaw-CFG57',
  severity: 'warning',
  sentence: 'OpenClaw offers its commands in the menus of a channel.',
  why: 'Whoever sees the menu can try to switch models, sessions and skills.',
  fix: 'Set native, nativeSkills and slashCommand.enabled to false for the channel.',
  example: '{ "commands": { "native": false, "nativeSkills": false }, "slashCommand": { "enabled": false } }',
  judge: template => judgeEverySetting(template, COMMANDS, value => value === false),
};
