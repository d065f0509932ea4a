import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const containerLogs: Rule = {
  id: 'OpenClaw-ECS17',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway writes its log nowhere.',
  why: 'Without the log of the gateway and of its edge nobody can tell what an agent was asked to do, or by whom.',
  fix: 'Give every container a LogConfiguration.',
  example: "logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'gateway' })",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container =>
        judgeValue(
          container,
          ['LogConfiguration', 'LogDriver'],
          value => typeof value === 'string' && value !== '' && value !== 'none',
        ),
      ),
    ),
};
