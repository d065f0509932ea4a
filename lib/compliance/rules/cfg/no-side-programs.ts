import { isOff, judgeConfigs } from '../../configs';
import { Rule } from '../../rule';

export const noSidePrograms: Rule = {
  id: 'OpenClaw-CFG36',
  severity: 'error',
  sentence: 'OpenClaw starts programs or workers that its tool policy does not hold.',
  why: 'They run beside every secret, or elsewhere with rights of their own.',
  fix: 'Leave mcp, acp, nodeHost, cloudWorkers and desktop out.',
  example: '{ "tools": { "profile": "messaging" } }',
  judge: template =>
    judgeConfigs(template, config =>
      ['mcp', 'acp', 'nodeHost', 'cloudWorkers', 'desktop'].map(key => ({ setting: key, isFine: isOff(config[key]) })),
    ),
};
