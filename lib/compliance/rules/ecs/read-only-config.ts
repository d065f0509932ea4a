import { judgeVariable } from '../../environment';
import { gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const readOnlyConfig: Rule = {
  id: 'OpenClaw-ECS26',
  severity: 'error',
  sentence: 'An OpenClaw gateway may rewrite its own configuration.',
  why: 'A message that talks the agent into changing its settings changes what it may do from then on.',
  fix: 'Set OPENCLAW_CONFIG_READONLY to 1.',
  example: "environment: { OPENCLAW_CONFIG_READONLY: '1' }",
  judge: template => gatewaysOf(template).map(gateway => judgeVariable(gateway, 'OPENCLAW_CONFIG_READONLY', '1')),
};
