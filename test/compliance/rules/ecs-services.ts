import { awsvpcNetworkMode } from '../../../lib/compliance/rules/ecs/awsvpc-network-mode';
import { circuitBreaker } from '../../../lib/compliance/rules/ecs/circuit-breaker';
import { containerInsights } from '../../../lib/compliance/rules/ecs/container-insights';
import { currentPlatform } from '../../../lib/compliance/rules/ecs/current-platform';
import { gracePeriod } from '../../../lib/compliance/rules/ecs/grace-period';
import { noExecuteCommand } from '../../../lib/compliance/rules/ecs/no-execute-command';
import { noPublicAddress } from '../../../lib/compliance/rules/ecs/no-public-address';
import { noZoneRebalancing } from '../../../lib/compliance/rules/ecs/no-zone-rebalancing';
import { rollingDeployment } from '../../../lib/compliance/rules/ecs/rolling-deployment';
import { singleTask } from '../../../lib/compliance/rules/ecs/single-task';
import { singleWriterRollout } from '../../../lib/compliance/rules/ecs/single-writer-rollout';
import { add, cases, hardened, RuleCase, set, UNTOLD } from '../rule-cases';

/** The hardened deployment with another value in its service. */
function service(path: string, value?: unknown): RuleCase {
  return hardened(set('Service', path, value));
}

function scalingTo(MaxCapacity: unknown): RuleCase {
  const ResourceId = { 'Fn::Join': ['/', ['service', 'cluster', { 'Fn::GetAtt': ['Service', 'Name'] }]] };
  const target = { ServiceNamespace: 'ecs', ResourceId, MinCapacity: 1, MaxCapacity };
  return hardened(add('Scaling', 'AWS::ApplicationAutoScaling::ScalableTarget', target));
}

const PUBLIC_IP = 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp';
const BREAKER = 'DeploymentConfiguration.DeploymentCircuitBreaker';

cases(awsvpcNetworkMode, {
  nonCompliant: [hardened(set('Task', 'NetworkMode', 'host')), hardened(set('Task', 'NetworkMode'))],
  undecidable: hardened(set('Task', 'NetworkMode', UNTOLD)),
});

cases(noExecuteCommand, {
  compliant: service('EnableExecuteCommand'),
  nonCompliant: service('EnableExecuteCommand', true),
  undecidable: service('EnableExecuteCommand', UNTOLD),
});

cases(noPublicAddress, {
  compliant: hardened(set('Service', PUBLIC_IP), set('Service', 'LaunchType', 'EC2')),
  nonCompliant: [
    service(PUBLIC_IP, 'ENABLED'),
    service(PUBLIC_IP),
    hardened(
      set('Service', PUBLIC_IP),
      set('Service', 'LaunchType', { 'Fn::If': ['Chosen', 'EC2', { Ref: 'AWS::NoValue' }] }),
    ),
    service(PUBLIC_IP, { 'Fn::If': ['Chosen', 'DISABLED', 'ENABLED'] }),
  ],
  undecidable: service(PUBLIC_IP, UNTOLD),
});

cases(singleWriterRollout, {
  nonCompliant: [
    service('DeploymentConfiguration.MaximumPercent', 200),
    service('DeploymentConfiguration.MinimumHealthyPercent', 100),
    service('DeploymentConfiguration.MaximumPercent'),
    service('DeploymentConfiguration'),
  ],
  undecidable: service('DeploymentConfiguration.MaximumPercent', UNTOLD),
});

cases(singleTask, {
  compliant: [scalingTo(1), service('DesiredCount', '0'), service('DesiredCount')],
  nonCompliant: [service('DesiredCount', 2), scalingTo(3)],
  undecidable: [service('DesiredCount', UNTOLD), scalingTo(UNTOLD)],
});

cases(noZoneRebalancing, {
  nonCompliant: [service('AvailabilityZoneRebalancing', 'ENABLED'), service('AvailabilityZoneRebalancing')],
  undecidable: service('AvailabilityZoneRebalancing', UNTOLD),
});

cases(rollingDeployment, {
  compliant: service('DeploymentConfiguration.Strategy', 'ROLLING'),
  nonCompliant: [
    service('DeploymentConfiguration.Strategy', 'BLUE_GREEN'),
    service('DeploymentController', { Type: 'CODE_DEPLOY' }),
  ],
  undecidable: service('DeploymentConfiguration.Strategy', UNTOLD),
});

cases(circuitBreaker, {
  nonCompliant: [service(`${BREAKER}.Rollback`, false), service(`${BREAKER}.Enable`, false), service(BREAKER)],
  undecidable: service(`${BREAKER}.Enable`, UNTOLD),
});

cases(currentPlatform, {
  compliant: [service('PlatformVersion', '1.4.0'), service('PlatformVersion')],
  nonCompliant: service('PlatformVersion', '1.3.0'),
  undecidable: service('PlatformVersion', UNTOLD),
});

cases(containerInsights, {
  nonCompliant: [
    hardened(set('Cluster', 'ClusterSettings', [{ Name: 'containerInsights', Value: 'disabled' }])),
    hardened(set('Cluster', 'ClusterSettings')),
  ],
  undecidable: [
    hardened(set('Cluster', 'ClusterSettings', [{ Name: 'containerInsights', Value: UNTOLD }])),
    service('Cluster', 'elsewhere'),
  ],
});

cases(gracePeriod, {
  nonCompliant: [service('HealthCheckGracePeriodSeconds', 60), service('HealthCheckGracePeriodSeconds')],
  notApplicable: service('LoadBalancers'),
  undecidable: service('HealthCheckGracePeriodSeconds', UNTOLD),
});
