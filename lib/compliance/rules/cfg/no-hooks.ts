import { isOff, judgeConfigs } from '../../configs';
import { Rule } from '../../rule';

export const noHooks: Rule = {
  id: 'OpenClaw-CFG35',
  severity: 'error',
  sentence: 'OpenClaw takes orders by web hooks.',
  why: 'Their token cannot be a reference, so it would stand in the configuration for whoever can read that.',
  fix: 'Leave hooks out, or switch them off.',
  example: '{ "hooks": { "enabled": false } }',
  judge: template => judgeConfigs(template, config => [{ setting: 'hooks', isFine: isOff(config['hooks']) }]),
};
