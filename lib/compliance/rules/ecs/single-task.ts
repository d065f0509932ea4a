import { gatewayServicesOf } from '../../gateway-services';
import { referencesIn } from '../../intrinsics';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const singleTask: Rule = {
  id: 'OpenClaw-ECS12',
  severity: 'error',
  sentence: 'An OpenClaw service runs, or may scale to, more than one task.',
  why: 'One gateway owns one state directory: a second writer corrupts it.',
  fix: 'Set DesiredCount to 1 and let nothing scale the service; give each tenant a service of its own.',
  example: "new ecs.FargateService(this, 'Service', { desiredCount: 1, … });",
  judge: template =>
    gatewayServicesOf(template).flatMap(service => {
      const targets = template
        .ofType('AWS::ApplicationAutoScaling::ScalableTarget')
        .filter(target => referencesIn(target.read('ResourceId')).has(service.logicalId));
      return [
        judgeValue(service, ['DesiredCount'], value => value === undefined || numberOf(value) <= 1),
        ...targets.map(target => judgeValue(target, ['MaxCapacity'], value => numberOf(value) <= 1)),
      ];
    }),
};
