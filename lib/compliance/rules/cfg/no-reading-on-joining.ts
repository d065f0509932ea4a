import { judgeChannels, judgeConfigs } from '../../configs';
import { Rule } from '../../rule';

export const noReadingOnJoining: Rule = {
  id: 'OpenClaw-CFG54',
  severity: 'warning',
  sentence: 'OpenClaw reads the last messages of a group that it joins, and introduces itself.',
  why: 'What strangers wrote before becomes part of what the agent thinks with; it is on unless switched off.',
  fix: 'Set joinIntro to false for each channel.',
  example: '{ "channels": { "slack": { "joinIntro": false } } }',
  judge: template => judgeConfigs(template, config => judgeChannels(config, 'joinIntro', value => value === false)),
};
