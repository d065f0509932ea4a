import { judgeChannels, judgeConfigs } from '../../configs';
import { Rule } from '../../rule';

export const limitedContext: Rule = {
  id: 'OpenClaw-CFG24',
  severity: 'error',
  sentence: 'OpenClaw reads along what people say in a group who may not give it orders.',
  why: 'Text of strangers becomes part of what the agent thinks with; all is the default.',
  fix: 'Set contextVisibility to allowlist for each channel.',
  example: '{ "channels": { "slack": { "contextVisibility": "allowlist" } } }',
  judge: template =>
    judgeConfigs(template, config =>
      judgeChannels(config, 'contextVisibility', value => value === 'allowlist' || value === 'allowlist_quote'),
    ),
};
