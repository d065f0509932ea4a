import { Config, judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';

const OFF_UNLESS_ON = ['update.auto.enabled', 'telemetry.enabled'];
const ON_UNLESS_OFF = ['update.checkOnStart', 'models.catalogRefresh.enabled', 'plugins.entries.geolocation.enabled'];
const ON_IN_CONTROL_UI = ['gateway.controlUi.automaticallyFetchFavicons', 'gateway.controlUi.communityInvite'];

export const noCallsHome: Rule = {
  id: 'OpenClaw-CFG30',
  severity: 'warning',
  sentence: 'OpenClaw calls servers that neither its channels nor its model need.',
  why: 'Each is one more host on the allow list, or a daily failure beside it.',
  fix: 'Switch off the check for updates, telemetry, the catalogue of models, geolocation, and favicons and invitations in the Control UI.',
  example: '{ "update": { "checkOnStart": false }, "models": { "catalogRefresh": { "enabled": false } } }',
  judge: template =>
    judgeConfigs(template, config => [
      ...OFF_UNLESS_ON.map(setting => ({ setting, isFine: valueAt(config, setting) !== true })),
      ...onUnlessOff(config).map(setting => ({ setting, isFine: valueAt(config, setting) === false })),
    ]),
};

function onUnlessOff(config: Config): string[] {
  const hasControlUi = valueAt(config, 'gateway.controlUi.enabled') !== false;
  return [...ON_UNLESS_OFF, ...(hasControlUi ? ON_IN_CONTROL_UI : [])];
}
