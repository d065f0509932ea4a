import { dropAllCapabilities } from '../../../lib/compliance/rules/ecs/drop-all-capabilities';
import { edgeOnlyPorts } from '../../../lib/compliance/rules/ecs/edge-only-ports';
import { enoughMemory } from '../../../lib/compliance/rules/ecs/enough-memory';
import { essentialGateway } from '../../../lib/compliance/rules/ecs/essential-gateway';
import { hardenedTmpfs } from '../../../lib/compliance/rules/ecs/hardened-tmpfs';
import { initProcess } from '../../../lib/compliance/rules/ecs/init-process';
import { noAddedCapabilities } from '../../../lib/compliance/rules/ecs/no-added-capabilities';
import { noCoreDumps } from '../../../lib/compliance/rules/ecs/no-core-dumps';
import { noHostVolumes } from '../../../lib/compliance/rules/ecs/no-host-volumes';
import { noInPlaceRestart } from '../../../lib/compliance/rules/ecs/no-in-place-restart';
import { noPrivilegedContainer } from '../../../lib/compliance/rules/ecs/no-privileged-container';
import { noSharedNamespaces } from '../../../lib/compliance/rules/ecs/no-shared-namespaces';
import { nonRootUser } from '../../../lib/compliance/rules/ecs/non-root-user';
import { readOnlyRoot } from '../../../lib/compliance/rules/ecs/read-only-root';
import { add, Change, cases, hardened, set, UNTOLD } from '../rule-cases';

/** Sets a property of the gateway, the edge or the container that writes the configuration. */
function inContainer(index: 0 | 1 | 2, path: string, value?: unknown): Change {
  return set('Task', `ContainerDefinitions.${index}.${path}`, value);
}

/** What holds in one branch of a condition alone. */
function inOneBranch(value: unknown, otherwise: unknown) {
  return { 'Fn::If': ['Chosen', value, otherwise] };
}

cases(readOnlyRoot, {
  compliant: [
    hardened(add('Other', 'AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image: 'nginx' }] })),
    hardened(inContainer(1, 'ReadonlyRootFilesystem', 'true')),
  ],
  nonCompliant: [
    hardened(inContainer(1, 'ReadonlyRootFilesystem', false)),
    hardened(inContainer(0, 'ReadonlyRootFilesystem')),
    hardened(inContainer(2, 'ReadonlyRootFilesystem', inOneBranch(true, false))),
  ],
  undecidable: hardened(inContainer(0, 'ReadonlyRootFilesystem', UNTOLD)),
});

cases(dropAllCapabilities, {
  compliant: hardened(inContainer(0, 'LinuxParameters.Capabilities.Drop', ['NET_RAW', 'ALL'])),
  nonCompliant: [
    hardened(inContainer(0, 'LinuxParameters.Capabilities.Drop', ['NET_RAW'])),
    hardened(inContainer(1, 'LinuxParameters')),
    hardened(inContainer(2, 'LinuxParameters.Capabilities.Drop', [inOneBranch('ALL', 'NET_RAW')])),
    hardened(inContainer(2, 'LinuxParameters.Capabilities.Drop', inOneBranch(['ALL'], []))),
  ],
  undecidable: hardened(inContainer(0, 'LinuxParameters.Capabilities.Drop', [UNTOLD])),
});

cases(noAddedCapabilities, {
  nonCompliant: hardened(inContainer(1, 'LinuxParameters.Capabilities.Add', ['SYS_PTRACE'])),
  undecidable: hardened(inContainer(1, 'LinuxParameters.Capabilities.Add', UNTOLD)),
});

cases(nonRootUser, {
  compliant: hardened(inContainer(0, 'User', '1000')),
  nonCompliant: [
    hardened(inContainer(0, 'User', 'node')),
    hardened(inContainer(0, 'User')),
    hardened(inContainer(1, 'User', '0:0')),
    hardened(inContainer(1, 'User', '101:0')),
    hardened(inContainer(2, 'User', inOneBranch('1000', 'root'))),
  ],
  undecidable: hardened(inContainer(0, 'User', UNTOLD)),
});

cases(noPrivilegedContainer, {
  compliant: hardened(inContainer(0, 'Privileged', false)),
  nonCompliant: hardened(inContainer(1, 'Privileged', true)),
  undecidable: hardened(inContainer(1, 'Privileged', UNTOLD)),
});

cases(noSharedNamespaces, {
  nonCompliant: [hardened(set('Task', 'PidMode', 'task')), hardened(set('Task', 'IpcMode', 'host'))],
  undecidable: hardened(set('Task', 'PidMode', UNTOLD)),
});

cases(edgeOnlyPorts, {
  nonCompliant: [
    hardened(inContainer(0, 'PortMappings', [{ ContainerPort: 3000 }])),
    hardened(inContainer(1, 'PortMappings', [{ ContainerPort: 18789 }])),
  ],
  undecidable: [
    hardened(inContainer(0, 'PortMappings', UNTOLD)),
    hardened(inContainer(1, 'PortMappings', [{ ContainerPort: UNTOLD }])),
  ],
});

cases(enoughMemory, {
  compliant: [hardened(set('Task', 'Memory', '2 GB')), hardened(set('Task', 'Memory'), inContainer(0, 'Memory', 4096))],
  nonCompliant: [
    hardened(set('Task', 'Memory', '1024')),
    hardened(set('Task', 'Memory', '1GB')),
    hardened(set('Task', 'Memory')),
  ],
  undecidable: hardened(set('Task', 'Memory', UNTOLD)),
});

cases(initProcess, {
  nonCompliant: [
    hardened(inContainer(0, 'LinuxParameters.InitProcessEnabled', false)),
    hardened(inContainer(0, 'LinuxParameters')),
  ],
  undecidable: hardened(inContainer(0, 'LinuxParameters.InitProcessEnabled', UNTOLD)),
});

cases(hardenedTmpfs, {
  nonCompliant: [
    hardened(inContainer(0, 'LinuxParameters.Tmpfs.0.MountOptions', ['nosuid', 'nodev'])),
    hardened(inContainer(1, 'LinuxParameters.Tmpfs.0.MountOptions')),
  ],
  notApplicable: hardened(...([0, 1, 2] as const).map(index => inContainer(index, 'LinuxParameters.Tmpfs', []))),
  undecidable: hardened(inContainer(0, 'LinuxParameters.Tmpfs.0.MountOptions', UNTOLD)),
});

cases(noHostVolumes, {
  compliant: hardened(set('Task', 'Volumes.1.Host', {})),
  nonCompliant: [
    hardened(set('Task', 'Volumes.1.Host', { SourcePath: '/var/run/docker.sock' })),
    hardened(set('Task', 'Volumes.1.DockerVolumeConfiguration', { Scope: 'shared' })),
  ],
  undecidable: hardened(set('Task', 'Volumes.1.Host', { SourcePath: UNTOLD })),
});

cases(noCoreDumps, {
  nonCompliant: [
    hardened(inContainer(0, 'Ulimits.0.HardLimit', 1024)),
    hardened(inContainer(1, 'Ulimits', [{ Name: 'nofile', SoftLimit: 0, HardLimit: 0 }])),
    hardened(inContainer(2, 'Ulimits')),
  ],
  undecidable: hardened(inContainer(0, 'Ulimits', UNTOLD)),
});

cases(essentialGateway, {
  nonCompliant: hardened(inContainer(0, 'Essential', false)),
  undecidable: hardened(inContainer(0, 'Essential', UNTOLD)),
});

cases(noInPlaceRestart, {
  compliant: hardened(inContainer(1, 'RestartPolicy', { Enabled: true })),
  nonCompliant: hardened(inContainer(0, 'RestartPolicy', { Enabled: true })),
  undecidable: hardened(inContainer(0, 'RestartPolicy', { Enabled: UNTOLD })),
});
