import { Container, gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule, Verdict } from '../../rule';
import { numberOf, plainText } from '../../scalars';

export const enoughMemory: Rule = {
  id: 'OpenClaw-ECS21',
  severity: 'warning',
  sentence: 'An OpenClaw task has less than 2 GiB of memory.',
  why: 'OpenClaw takes about 850 MiB when idle: with 512 MiB it does not start, with 1 GiB a busy one is killed.',
  fix: 'Set Memory to 2048 or more.',
  example: "new ecs.FargateTaskDefinition(this, 'Task', { memoryLimitMiB: 2048, … });",
  judge: template => gatewaysOf(template).map(judgeMemory),
};

const ENOUGH_MIB = 2048;

/** On EC2 a task may leave its memory to the limits of its containers. */
function judgeMemory(gateway: Container): Verdict {
  const isLeftToContainers = gateway.task.read('Memory').every(value => value === undefined);
  return isLeftToContainers
    ? judgeValue(gateway, ['Memory'], isEnough)
    : { ...judgeValue(gateway.task, ['Memory'], isEnough), subject: gateway.name };
}

function isEnough(memory: unknown): boolean {
  const gibibytes = /^(\d+(?:\.\d+)?) ?GB$/i.exec(plainText(memory));
  return (gibibytes === null ? numberOf(memory) : Number(gibibytes[1]) * 1024) >= ENOUGH_MIB;
}
