import { gatewayServicesOf } from '../../gateway-services';
import { at, judgeSome, outcomeOf, worst } from '../../judge';
import { referenceOf } from '../../reading';
import { Rule } from '../../rule';

export const containerInsights: Rule = {
  id: 'OpenClaw-ECS32',
  severity: 'info',
  sentence: 'Nobody measures the cluster of an OpenClaw gateway.',
  why: 'Memory and restarts per task are what shows a gateway that is about to be killed, or an agent that runs away.',
  fix: 'Turn on Container Insights.',
  example: "new ecs.Cluster(this, 'Cluster', { containerInsightsV2: ecs.ContainerInsights.ENHANCED })",
  judge: template =>
    gatewayServicesOf(template).flatMap(service =>
      service.read('Cluster').map(value => {
        const cluster = template.find(referenceOf(value) ?? '');
        if (cluster === undefined) return { ...at(service, ['Cluster']), outcome: 'undecidable' };
        return judgeSome(cluster, ['ClusterSettings'], setting =>
          worst([
            outcomeOf(setting.read('Name'), name => name === 'containerInsights'),
            outcomeOf(setting.read('Value'), state => state === 'enabled' || state === 'enhanced'),
          ]),
        );
      }),
    ),
};
