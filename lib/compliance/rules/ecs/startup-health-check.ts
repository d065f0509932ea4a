import { gatewaysOf } from '../../gateways';
import { textOf } from '../../intrinsics';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const startupHealthCheck: Rule = {
  id: 'OpenClaw-ECS18',
  severity: 'warning',
  sentence: 'An OpenClaw gateway has no health check of its own, or one that a broken channel fails.',
  why: 'ECS ignores the check in the image; /readyz is red while one channel is, and ECS would kill a gateway that works.',
  fix: 'Ask /startupz or /healthz on 127.0.0.1:18789 and check the JSON body, because every unknown path answers 200.',
  example: "HealthCheck: { Command: ['CMD', 'node', '-e', '… /startupz …'], StartPeriod: 300 }",
  judge: template => gatewaysOf(template).map(gateway => judgeValue(gateway, ['HealthCheck', 'Command'], asksForStart)),
};

function asksForStart(command: unknown): boolean {
  if (!Array.isArray(command) || command[0] === 'NONE') return false;
  return !command.some(part => (textOf(part) ?? '').includes('/readyz'));
}
