import { judgeVariable } from '../../environment';
import { gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const noAutoUpdate: Rule = {
  id: 'OpenClaw-ECS29',
  severity: 'error',
  sentence: 'An OpenClaw gateway may update itself.',
  why: 'The version that was reviewed and pinned would no longer be the one that runs.',
  fix: 'Set OPENCLAW_NO_AUTO_UPDATE to 1.',
  example: "environment: { OPENCLAW_NO_AUTO_UPDATE: '1' }",
  judge: template => gatewaysOf(template).map(gateway => judgeVariable(gateway, 'OPENCLAW_NO_AUTO_UPDATE', '1')),
};
