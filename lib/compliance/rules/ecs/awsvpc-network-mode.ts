import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const awsvpcNetworkMode: Rule = {
  id: 'OpenClaw-ECS7',
  severity: 'error',
  sentence: 'An OpenClaw task has no network interface of its own.',
  why: 'Security groups hold per network interface: a task that shares the one of its host shares its ways out too.',
  fix: 'Set NetworkMode to awsvpc.',
  example: "new ecs.Ec2TaskDefinition(this, 'Task', { networkMode: ecs.NetworkMode.AWS_VPC });",
  judge: template =>
    gatewayTasksOf(template).map(({ task }) => judgeValue(task, ['NetworkMode'], value => value === 'awsvpc')),
};
