import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const noZoneRebalancing: Rule = {
  id: 'OpenClaw-ECS13',
  severity: 'error',
  sentence: 'ECS may move an OpenClaw task to another zone by starting a second one.',
  why: 'New services rebalance unless told otherwise, and rebalancing starts the new task before it stops the old one.',
  fix: 'Set AvailabilityZoneRebalancing to DISABLED.',
  example: 'availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED',
  judge: template =>
    gatewayServicesOf(template).map(service =>
      judgeValue(service, ['AvailabilityZoneRebalancing'], value => value === 'DISABLED'),
    ),
};
