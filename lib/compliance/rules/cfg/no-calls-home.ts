import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noCallsHome: Rule = {
  id: 'OpenClaw-CFG30',
  severity: 'warning',
  sentence: 'OpenClaw calls servers that neither its channels nor its model need.',
  why: 'Each is one more host on the allow list, or a daily failure beside it.',
  fix: 'Switch off the check for updates, telemetry, the catalogue of models and geolocation.',
  example: '{ "update": { "checkOnStart": false }, "models": { "catalogRefresh": { "enabled": false } } }',
  judge: template =>
    judgeSettings(template, {
      'update.checkOnStart': value => value === false,
      'update.auto.enabled': value => value !== true,
      'telemetry.enabled': value => value !== true,
      'models.catalogRefresh.enabled': value => value === false,
      'plugins.entries.geolocation.enabled': value => value === false,
    }),
};
