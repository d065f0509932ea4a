import { Rule } from '../../rule';
import { awsvpcNetworkMode } from './awsvpc-network-mode';
import { circuitBreaker } from './circuit-breaker';
import { containerInsights } from './container-insights';
import { containerLogs } from './container-logs';
import { currentPlatform } from './current-platform';
import { dropAllCapabilities } from './drop-all-capabilities';
import { edgeOnlyPorts } from './edge-only-ports';
import { enoughMemory } from './enough-memory';
import { essentialGateway } from './essential-gateway';
import { externalSupervisor } from './external-supervisor';
import { gracePeriod } from './grace-period';
import { hardenedTmpfs } from './hardened-tmpfs';
import { initProcess } from './init-process';
import { noAddedCapabilities } from './no-added-capabilities';
import { noAutoUpdate } from './no-auto-update';
import { noCoreDumps } from './no-core-dumps';
import { noEnvironmentFiles } from './no-environment-files';
import { noExecuteCommand } from './no-execute-command';
import { noHostVolumes } from './no-host-volumes';
import { noInPlaceRestart } from './no-in-place-restart';
import { noLocalDiscovery } from './no-local-discovery';
import { noPrivilegedContainer } from './no-privileged-container';
import { noPublicAddress } from './no-public-address';
import { noSecretsInEnvironment } from './no-secrets-in-environment';
import { noSharedNamespaces } from './no-shared-namespaces';
import { noZoneRebalancing } from './no-zone-rebalancing';
import { nonRootUser } from './non-root-user';
import { offlineStart } from './offline-start';
import { patientHealthCheck } from './patient-health-check';
import { patientStop } from './patient-stop';
import { readOnlyConfig } from './read-only-config';
import { readOnlyConfigMount } from './read-only-config-mount';
import { readOnlyRoot } from './read-only-root';
import { rollingDeployment } from './rolling-deployment';
import { singleTask } from './single-task';
import { singleWriterRollout } from './single-writer-rollout';
import { startupHealthCheck } from './startup-health-check';

/** The ECS rules, in the order of their ids. */
export const ECS_RULES: readonly Rule[] = [
  readOnlyRoot,
  dropAllCapabilities,
  noAddedCapabilities,
  nonRootUser,
  noPrivilegedContainer,
  noSharedNamespaces,
  awsvpcNetworkMode,
  edgeOnlyPorts,
  noExecuteCommand,
  noPublicAddress,
  singleWriterRollout,
  singleTask,
  noZoneRebalancing,
  rollingDeployment,
  circuitBreaker,
  currentPlatform,
  containerLogs,
  startupHealthCheck,
  patientHealthCheck,
  patientStop,
  enoughMemory,
  initProcess,
  hardenedTmpfs,
  noHostVolumes,
  noSecretsInEnvironment,
  readOnlyConfig,
  externalSupervisor,
  offlineStart,
  noAutoUpdate,
  noLocalDiscovery,
  readOnlyConfigMount,
  containerInsights,
  noCoreDumps,
  essentialGateway,
  noInPlaceRestart,
  gracePeriod,
  noEnvironmentFiles,
];
