import { judgeConfigs, settingsOf, valueAt } from '../../configs';
import { Rule } from '../../rule';

export const narrowProfile: Rule = {
  id: 'OpenClaw-CFG15',
  severity: 'error',
  sentence: 'The agent of OpenClaw has more tools than it needs to talk.',
  why: 'Without a profile, and with full or coding, every tool is offered to whoever writes to the agent.',
  fix: 'Set tools.profile to messaging or minimal, for each agent that has one of its own too.',
  example: '{ "tools": { "profile": "messaging" } }',
  judge: template =>
    judgeConfigs(template, config =>
      [
        { path: 'tools.profile', value: valueAt(config, 'tools.profile') },
        ...settingsOf(config).filter(({ path }) => /\.tools\.(?:.+\.)?profile$/.test(path)),
      ].map(({ path, value }) => ({ setting: path, isFine: value === 'messaging' || value === 'minimal' })),
    ),
};
