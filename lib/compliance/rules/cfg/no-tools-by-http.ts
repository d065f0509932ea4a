import { judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';

export const noToolsByHttp: Rule = {
  id: 'OpenClaw-CFG41',
  severity: 'error',
  sentence: 'OpenClaw offers dangerous tools to callers of its HTTP API.',
  why: 'Whoever has the token could run them without any agent or approval.',
  fix: 'Leave gateway.tools.allow out.',
  example: '{ "gateway": { "auth": { "mode": "token" } } }',
  judge: template =>
    judgeConfigs(template, config => [
      { setting: 'gateway.tools.allow', isFine: [valueAt(config, 'gateway.tools.allow') ?? []].flat().length === 0 },
    ]),
};
