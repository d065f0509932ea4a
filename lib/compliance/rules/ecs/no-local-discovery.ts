import { judgeVariable } from '../../environment';
import { gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const noLocalDiscovery: Rule = {
  id: 'OpenClaw-ECS30',
  severity: 'warning',
  sentence: 'An OpenClaw gateway announces itself on its network.',
  why: 'Multicast tells whoever listens where the gateway is, how it is called and which version it runs.',
  fix: 'Set OPENCLAW_DISABLE_BONJOUR to 1.',
  example: "environment: { OPENCLAW_DISABLE_BONJOUR: '1' }",
  judge: template => gatewaysOf(template).map(gateway => judgeVariable(gateway, 'OPENCLAW_DISABLE_BONJOUR', '1')),
};
