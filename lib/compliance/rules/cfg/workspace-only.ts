import { judgeConfigs, Setting, settingsOf, valueAt } from '../../configs';
import { Rule } from '../../rule';

const SETTING = 'tools.fs.workspaceOnly';

export const workspaceOnly: Rule = {
  id: 'OpenClaw-CFG14',
  severity: 'error',
  sentence: 'The file tools of OpenClaw reach beyond the workspace.',
  why: 'The agent could read credentials and transcripts, or change what it is told to be.',
  fix: 'Set tools.fs.workspaceOnly to true, and never to false for one agent.',
  example: '{ "tools": { "fs": { "workspaceOnly": true } } }',
  judge: template =>
    judgeConfigs(template, config => [
      { setting: SETTING, isFine: valueAt(config, SETTING) === true },
      ...settingsOf(config)
        .filter(isLifted)
        .map(({ path }) => ({ setting: path, isFine: false })),
    ]),
};

function isLifted({ path, value }: Setting): boolean {
  return path !== SETTING && /\.(?:fs|applyPatch)\.workspaceOnly$/.test(path) && value === false;
}
