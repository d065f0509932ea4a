import { deploymentOf } from '../../deployment';
import { gatewayServicesOf } from '../../gateway-services';
import { at, judgeSome, outcomeOf, worst } from '../../judge';
import { Rule, Verdict } from '../../rule';
import { TemplateResource } from '../../template';

export const containerInsights: Rule = {
  id: 'OpenClaw-ECS32',
  severity: 'info',
  sentence: 'Nobody measures the cluster of an OpenClaw gateway.',
  why: 'Memory and restarts per task are what shows a gateway that is about to be killed, or an agent that runs away.',
  fix: 'Turn on Container Insights.',
  example: "new ecs.Cluster(this, 'Cluster', { containerInsightsV2: ecs.ContainerInsights.ENHANCED })",
  judge: (template, templates) =>
    gatewayServicesOf(template).flatMap(service =>
      service.read('Cluster').map(value => {
        const cluster = deploymentOf(template, templates).follow(template, value);
        if (cluster === undefined) return { ...at(service, ['Cluster']), outcome: 'undecidable' };
        const verdict = judgeCluster(cluster.resource);
        // A cluster of another stack is judged where it is used: its place is no place of this template.
        return cluster.template === template ? verdict : { ...at(service, ['Cluster']), outcome: verdict.outcome };
      }),
    ),
};

function judgeCluster(cluster: TemplateResource): Verdict {
  return judgeSome(cluster, ['ClusterSettings'], setting =>
    worst([
      outcomeOf(setting.read('Name'), name => name === 'containerInsights'),
      outcomeOf(setting.read('Value'), state => state === 'enabled' || state === 'enhanced'),
    ]),
  );
}
