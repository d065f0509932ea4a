import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const pluginAllowList: Rule = {
  id: 'OpenClaw-CFG26',
  severity: 'error',
  sentence: 'OpenClaw loads any plugin that it finds.',
  why: 'A plugin is code inside the gateway, with all of its secrets.',
  fix: 'List the plugins that the channels and the model provider need in plugins.allow.',
  example: '{ "plugins": { "allow": ["anthropic", "slack", "memory-core", "device-pair"] } }',
  judge: template =>
    judgeSettings(template, {
      'plugins.allow': allow => Array.isArray(allow) && allow.length > 0 && !allow.includes('*'),
    }),
};
