import { gatewaysOf } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const patientHealthCheck: Rule = {
  id: 'OpenClaw-ECS19',
  severity: 'warning',
  sentence: 'The health check of an OpenClaw gateway gives it less than five minutes to start.',
  why: 'After a hard kill OpenClaw waits up to 300 seconds for the lease on its state; a check that gives up sooner never lets it start.',
  fix: 'Set StartPeriod to 300.',
  example: 'healthCheck: { startPeriod: Duration.seconds(300), … }',
  judge: template =>
    gatewaysOf(template)
      .filter(gateway => gateway.read('HealthCheck').some(check => check !== undefined))
      .map(gateway => judgeValue(gateway, ['HealthCheck', 'StartPeriod'], value => numberOf(value) >= 300)),
};
