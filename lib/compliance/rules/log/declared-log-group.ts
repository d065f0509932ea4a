import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const declaredLogGroup: Rule = {
  id: 'OpenClaw-LOG5',
  severity: 'warning',
  sentence: 'A container in the task of an OpenClaw gateway makes its own log group.',
  why: 'That one has no key, no retention and no masking.',
  fix: 'Declare the log group, and remove awslogs-create-group.',
  example: "logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'gateway' })",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers
        .filter(container => container.read('LogConfiguration', 'LogDriver').includes('awslogs'))
        .map(container =>
          judgeValue(
            container,
            ['LogConfiguration', 'Options', 'awslogs-create-group'],
            value => value === undefined || plainText(value) === 'false',
          ),
        ),
    ),
};
