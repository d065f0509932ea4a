import { gatewayTasksOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const nonBlockingLogs: Rule = {
  id: 'OpenClaw-LOG6',
  severity: 'info',
  sentence: 'A container in the task of an OpenClaw gateway stops when its log cannot be written.',
  why: 'A log service out of reach, or an endpoint that is missing, would take every gateway down with it.',
  fix: 'Set mode to non-blocking and give it a buffer.',
  example:
    'logging: ecs.LogDrivers.awsLogs({ mode: ecs.AwsLogDriverMode.NON_BLOCKING, maxBufferSize: Size.mebibytes(25), … })',
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers
        .filter(container => container.read('LogConfiguration', 'LogDriver').includes('awslogs'))
        .map(container =>
          judgeValue(container, ['LogConfiguration', 'Options', 'mode'], value => value === 'non-blocking'),
        ),
    ),
};
