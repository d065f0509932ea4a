import { judgeConfigs, settingsOf, valueAt } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const SEPARATE = ['per-channel-peer', 'per-account-channel-peer'];

export const separateConversations: Rule = {
  id: 'OpenClaw-CFG17',
  severity: 'error',
  sentence: 'Direct messages of different people share one conversation with OpenClaw.',
  why: 'What one person tells the agent, another can ask for; main is the default.',
  fix: 'Set session.dmScope to per-channel-peer.',
  example: '{ "session": { "dmScope": "per-channel-peer" } }',
  judge: template =>
    judgeConfigs(template, config =>
      [
        { path: 'session.dmScope', value: valueAt(config, 'session.dmScope') },
        ...settingsOf(config).filter(({ path }) => /^bindings\..*dmScope$/.test(path)),
      ].map(({ path, value }) => ({ setting: path, isFine: SEPARATE.includes(plainText(value)) })),
    ),
};
