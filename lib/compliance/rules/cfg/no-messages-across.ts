import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noMessagesAcross: Rule = {
  id: 'OpenClaw-CFG44',
  severity: 'error',
  sentence: 'The agent of OpenClaw may carry messages from one conversation to another.',
  why: 'It is the easiest way to take what one person said to somebody else; it is allowed by default.',
  fix: 'Set both switches of tools.message.crossContext to false, and tools.message.broadcast.enabled.',
  example: '{ "crossContext": { "allowWithinProvider": false, "allowAcrossProviders": false } }',
  judge: template =>
    judgeSettings(template, {
      'tools.message.crossContext.allowWithinProvider': value => value === false,
      'tools.message.crossContext.allowAcrossProviders': value => value === false,
      'tools.message.broadcast.enabled': value => value === false,
    }),
};
