import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noNodeCommands: Rule = {
  id: 'OpenClaw-CFG49',
  severity: 'error',
  sentence: 'OpenClaw may command devices that people carry.',
  why: 'Cameras, screens and contacts are no business of a gateway in a data centre.',
  fix: 'Leave gateway.nodes.commands.allow out, and tools and skills of nodes off.',
  example: '{ "gateway": { "nodes": { "allowSkills": false, "pluginTools": { "enabled": false } } } }',
  judge: template =>
    judgeSettings(template, {
      'gateway.nodes.commands.allow': allow => [allow ?? []].flat().length === 0,
      'gateway.nodes.pluginTools.enabled': value => value === false,
      'gateway.nodes.allowSkills': value => value !== true,
    }),
};
