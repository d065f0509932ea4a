import { Size, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What Fargate gives a task. */
export interface TaskSize {
  readonly cpu: number;
  readonly memoryMiB: number;
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
const MEMORY_GIB: { [cpu: number]: number[] } = {
  256: [1, 2],
  512: range(1, 4),
  1024: range(2, 8),
  2048: range(4, 16),
  4096: range(8, 30),
};

/** Checks that Fargate has a task of this size and that OpenClaw runs in it. */
export function taskSize(scope: Construct, cpu: number = 512, memory: Size = Size.gibibytes(2)): TaskSize {
  const allowed = MEMORY_GIB[cpu];
  if (!allowed) {
    throw new Error(
      `cpu must be one of ${Object.keys(MEMORY_GIB).join(', ')}, got ${cpu}: choose a size that Fargate has`,
    );
  }
  const memoryMiB = memory.toMebibytes();
  if (memoryMiB < 1024) {
    throw new Error(
      `memory must be at least 1024 MiB, got ${memoryMiB} MiB: OpenClaw is killed for lack of memory while it starts; give it 2 GiB`,
    );
  }
  if (!allowed.includes(memoryMiB / 1024)) {
    throw new Error(
      `memory must be one of ${allowed.join(', ')} GiB with cpu ${cpu}, got ${memoryMiB} MiB: Fargate has no other task of this size`,
    );
  }
  if (memoryMiB < 2048) {
    Validations.of(scope).addWarning(
      'openclaw:Gateway.memory',
      `The gateway has ${memoryMiB} MiB; OpenClaw needs about 850 MiB when idle, so a busy one may be killed. Give it 2 GiB.`,
    );
  }
  return { cpu, memoryMiB };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
