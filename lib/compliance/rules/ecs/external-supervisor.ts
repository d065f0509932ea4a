import { judgeVariable } from '../../environment';
import { gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const externalSupervisor: Rule = {
  id: 'OpenClaw-ECS27',
  severity: 'error',
  sentence: 'An OpenClaw gateway that fails to start hands itself to a repair agent.',
  why: 'The repair agent has a model, tools and the state directory, and nobody watches it.',
  fix: 'Set OPENCLAW_SUPERVISOR_MODE to external.',
  example: "environment: { OPENCLAW_SUPERVISOR_MODE: 'external' }",
  judge: template =>
    gatewaysOf(template).map(gateway => judgeVariable(gateway, 'OPENCLAW_SUPERVISOR_MODE', 'external')),
};
