import { judgeConfigs, Setting, settingsOf, valueAt } from '../../configs';
import { Rule } from '../../rule';

export const noElevatedTools: Rule = {
  id: 'OpenClaw-CFG13',
  severity: 'error',
  sentence: 'The agent of OpenClaw may act with elevated rights.',
  why: 'Elevated tools leave the sandbox and act as the gateway itself.',
  fix: 'Set tools.elevated.enabled to false, and build tools with access controls of their own instead.',
  example: '{ "tools": { "elevated": { "enabled": false } } }',
  judge: template =>
    judgeConfigs(template, config => [
      { setting: 'tools.elevated.enabled', isFine: valueAt(config, 'tools.elevated.enabled') === false },
      ...settingsOf(config)
        .filter(isWeaker)
        .map(({ path }) => ({ setting: path, isFine: false })),
    ]),
};

function isWeaker({ path, value }: Setting): boolean {
  if (/\.elevatedDefault$/.test(path)) return value !== 'off';
  return /\.tools\.elevated\.enabled$/.test(path) && value !== false;
}
