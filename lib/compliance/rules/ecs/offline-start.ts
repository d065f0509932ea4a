import { judgeVariable } from '../../environment';
import { gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const offlineStart: Rule = {
  id: 'OpenClaw-ECS28',
  severity: 'warning',
  sentence: 'An OpenClaw gateway downloads helper programs when it starts.',
  why: 'What was not reviewed with the image would run beside the token, or hang at an allow list that rightly blocks it.',
  fix: 'Set OPENCLAW_OFFLINE to 1.',
  example: "environment: { OPENCLAW_OFFLINE: '1' }",
  judge: template => gatewaysOf(template).map(gateway => judgeVariable(gateway, 'OPENCLAW_OFFLINE', '1')),
};
