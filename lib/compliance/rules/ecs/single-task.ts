import { Deployment, deploymentOf, Located } from '../../deployment';
import { gatewayServicesOf } from '../../gateway-services';
import { grouped } from '../../grouped';
import { referencesIn } from '../../intrinsics';
import { judgeValue, toldAt } from '../../judge';
import { once } from '../../once';
import { identityOfResource } from '../../references';
import { Rule, Verdict } from '../../rule';
import { numberOf } from '../../scalars';

export const singleTask: Rule = {
  id: 'OpenClaw-ECS12',
  severity: 'error',
  sentence: 'An OpenClaw service runs, or may scale to, more than one task.',
  why: 'One gateway owns one state directory: a second writer corrupts it.',
  fix: 'Set DesiredCount to 1 and let nothing scale the service; give each tenant a service of its own.',
  example: "new ecs.FargateService(this, 'Service', { desiredCount: 1, … });",
  judge: (template, templates) => {
    const deployment = deploymentOf(template, templates);
    return gatewayServicesOf(template).flatMap(service => [
      judgeValue(service, ['DesiredCount'], value => value === undefined || numberOf(value) <= 1),
      ...(scalings(deployment).get(identityOfResource(template, service.logicalId)) ?? []).map(scaling =>
        judgeScaling(scaling, { template, resource: service }),
      ),
    ]);
  },
};

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

// What may scale services, by what it names.
const scalings = once((deployment: Deployment) =>
  grouped(
    deployment.templates.flatMap(template => template.ofType(TARGET).map(resource => ({ template, resource }))),
    ({ template, resource }) =>
      [...referencesIn(resource.read('ResourceId'))].map(id => identityOfResource(template, id)),
  ),
);

function judgeScaling({ template: holder, resource: target }: Located, { template, resource }: Located): Verdict {
  const verdict = judgeValue(target, ['MaxCapacity'], value => numberOf(value) <= 1);
  return holder === template ? verdict : toldAt(resource, verdict);
}
