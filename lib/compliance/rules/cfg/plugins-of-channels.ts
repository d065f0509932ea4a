import { channelsOf, judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';

export const pluginsOfChannels: Rule = {
  id: 'OpenClaw-CFG27',
  severity: 'warning',
  sentence: 'A channel of OpenClaw has no plugin on the list of those that may load.',
  why: 'The channel stays silent, and somebody will lift the list to mend it.',
  fix: 'Add the plugin of the channel to plugins.allow.',
  example: '{ "plugins": { "allow": ["slack"] }, "channels": { "slack": {} } }',
  judge: template =>
    judgeConfigs(template, config => {
      const allow = valueAt(config, 'plugins.allow');
      const mayLoad = (id: string) => !Array.isArray(allow) || allow.includes(id);
      return channelsOf(config).map(([id]) => ({ setting: `channels.${id}`, isFine: mayLoad(id) }));
    }),
};
