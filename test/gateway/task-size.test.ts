import { App, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { taskSize } from '../../lib/gateway/task-size';

const stack = () => new Stack(new App());

test('is half a processor and 2 GiB by default', () => {
  expect(taskSize(stack())).toEqual({ cpu: 512, memoryMiB: 2048 });
});

test.each([
  [256, 2],
  [512, 4],
  [1024, 8],
  [2048, 16],
  [4096, 30],
])('takes cpu %i with %i GiB', (cpu, gibibytes) => {
  expect(taskSize(stack(), cpu, Size.gibibytes(gibibytes))).toEqual({ cpu, memoryMiB: gibibytes * 1024 });
});

test.each([
  [256, 3, '1, 2'],
  [512, 5, '1, 2, 3, 4'],
  [1024, 1, '2, 3, 4, 5, 6, 7, 8'],
  [2048, 2, '4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16'],
])('fails with cpu %i and %i GiB', (cpu, gibibytes, allowed) => {
  expect(() => taskSize(stack(), cpu, Size.gibibytes(gibibytes))).toThrow(
    `memory must be one of ${allowed} GiB with cpu ${cpu}, got ${gibibytes * 1024} MiB: Fargate has no other task of this size`,
  );
});

test('fails when the memory is no whole number of GiB', () => {
  expect(() => taskSize(stack(), 512, Size.mebibytes(2500))).toThrow('got 2500 MiB');
});

test.each([1, 300, 8192])('fails with cpu %i', cpu => {
  expect(() => taskSize(stack(), cpu)).toThrow(
    `cpu must be one of 256, 512, 1024, 2048, 4096, got ${cpu}: choose a size that Fargate has`,
  );
});

test('fails below 1 GiB', () => {
  expect(() => taskSize(stack(), 256, Size.mebibytes(512))).toThrow(
    'memory must be at least 1024 MiB, got 512 MiB: OpenClaw is killed for lack of memory while it starts; give it 2 GiB',
  );
});

test('warns below 2 GiB', () => {
  const scope = stack();
  taskSize(scope, 256, Size.gibibytes(1));

  Annotations.fromStack(scope).hasWarning(
    '*',
    Match.stringLikeRegexp('about 850 MiB when idle.*openclaw:Gateway.memory'),
  );
});

test('does not warn at 2 GiB', () => {
  const scope = stack();
  taskSize(scope);

  Annotations.fromStack(scope).hasNoWarning('*', Match.anyValue());
});
