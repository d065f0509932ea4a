import { judgeChannels, judgeConfigs } from '../../configs';
import { Rule } from '../../rule';

export const noConfigWrites: Rule = {
  id: 'OpenClaw-CFG25',
  severity: 'error',
  sentence: 'Chat may change the configuration of OpenClaw.',
  why: 'A message could lift what protects the gateway; it is on unless switched off.',
  fix: 'Set configWrites to false for each channel.',
  example: '{ "channels": { "slack": { "configWrites": false } } }',
  judge: template => judgeConfigs(template, config => judgeChannels(config, 'configWrites', value => value === false)),
};
