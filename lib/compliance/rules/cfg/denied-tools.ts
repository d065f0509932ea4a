import { judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';

const DANGEROUS = ['group:automation', 'group:runtime', 'group:fs', 'sessions_spawn', 'sessions_send'];

export const deniedTools: Rule = {
  id: 'OpenClaw-CFG16',
  severity: 'error',
  sentence: 'Dangerous groups of tools are not denied to the agent of OpenClaw.',
  why: 'They start programs, change files, plan work for later and reach into other conversations.',
  fix: 'Deny group:automation, group:runtime, group:fs, sessions_spawn and sessions_send.',
  example:
    '{ "tools": { "deny": ["group:automation", "group:runtime", "group:fs", "sessions_spawn", "sessions_send"] } }',
  judge: template =>
    judgeConfigs(template, config => {
      const denied = [valueAt(config, 'tools.deny')].flat();
      return DANGEROUS.map(tool => ({
        setting: `tools.deny ${tool}`,
        isFine: denied.includes(tool) || denied.includes('*'),
      }));
    }),
};
