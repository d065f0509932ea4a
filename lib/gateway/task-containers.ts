import { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { GatewayLogs } from '../observability';
import { hardenedLinux, limits, logTo, tmpfs } from '../private/container-hardening';
import { StateVolume } from '../state';
import { EDGE_PORT, GATEWAY_PORT } from './edge-config';

const STATE_DIR = '/var/lib/openclaw';
const CONFIG_DIR = '/etc/openclaw';
const CONFIG_PATH = `${CONFIG_DIR}/openclaw.json`;
const EGRESS_CA_PATH = `${CONFIG_DIR}/egress-ca.pem`;
const EDGE_CONFIG_DIR = '/etc/edge';
const EDGE_CONFIG_PATH = `${EDGE_CONFIG_DIR}/nginx.conf`;
const OPENCLAW_USER = '1000:1000';
const EDGE_USER = '101:101';

const CONFIG_MEMORY_MIB = 64;
const EDGE_MEMORY_MIB = 192;

const STATE_VOLUME = 'state';
const SCRATCH_DIR = '/var/cache/openclaw';
const SCRATCH_VOLUME = 'scratch';
const CONFIG_VOLUME = 'config';
const EDGE_CONFIG_VOLUME = 'edge-config';

export interface TaskContainersProps {
  readonly edgeImage: ecs.ContainerImage;
  readonly gatewayImage: ecs.ContainerImage;
  readonly openClawConfig: string;
  readonly edgeConfig: string;
  readonly environment: { [name: string]: string };
  /** Of authorities that the gateway trusts beside those of its image. */
  readonly caCertificates?: string;
  readonly approvedDevices: string;
  readonly secrets: { [name: string]: ecs.Secret };
  readonly memoryMiB: number;
  readonly state: StateVolume;
  readonly logs: GatewayLogs;
}

/** Adds the three containers of a gateway's task in the order in which they start. */
export function addContainers(task: ecs.FargateTaskDefinition, props: TaskContainersProps): void {
  task.addVolume(props.state.volume(STATE_VOLUME));
  task.addVolume({ name: SCRATCH_VOLUME });
  task.addVolume({ name: CONFIG_VOLUME });
  task.addVolume({ name: EDGE_CONFIG_VOLUME });

  const config = addConfig(task, props);
  const gateway = addGateway(task, props);
  const edge = addEdge(task, props);
  gateway.addContainerDependencies({ container: config, condition: ecs.ContainerDependencyCondition.SUCCESS });
  // A start timeout would be 120 seconds on Fargate at most, and a gateway may wait six minutes for its state.
  edge.addContainerDependencies({ container: gateway, condition: ecs.ContainerDependencyCondition.HEALTHY });
}

function addConfig(task: ecs.FargateTaskDefinition, props: TaskContainersProps): ecs.ContainerDefinition {
  const config = task.addContainer('config', {
    image: props.edgeImage,
    command: ['write-config'],
    essential: false,
    user: OPENCLAW_USER,
    readonlyRootFilesystem: true,
    memoryLimitMiB: CONFIG_MEMORY_MIB,
    environment: {
      OPENCLAW_CONFIG: props.openClawConfig,
      OPENCLAW_CONFIG_PATH: CONFIG_PATH,
      EDGE_CONFIG: props.edgeConfig,
      EDGE_CONFIG_PATH,
      ...(props.caCertificates && { EGRESS_CA: props.caCertificates, EGRESS_CA_PATH }),
    },
    linuxParameters: hardenedLinux(task, 'ConfigLinux'),
    ulimits: limits(1024, 64),
    logging: logTo(props.logs.edge, 'config'),
  });
  config.addMountPoints(
    { sourceVolume: CONFIG_VOLUME, containerPath: CONFIG_DIR, readOnly: false },
    { sourceVolume: EDGE_CONFIG_VOLUME, containerPath: EDGE_CONFIG_DIR, readOnly: false },
  );
  return config;
}

function addGateway(task: ecs.FargateTaskDefinition, props: TaskContainersProps): ecs.ContainerDefinition {
  const linux = hardenedLinux(task, 'GatewayLinux');
  linux.addTmpfs(tmpfs('/tmp', 256));
  const gateway = task.addContainer('gateway', {
    image: props.gatewayImage,
    user: OPENCLAW_USER,
    readonlyRootFilesystem: true,
    // A gateway that runs out of memory must not take its edge with it.
    memoryLimitMiB: props.memoryMiB - EDGE_MEMORY_MIB - CONFIG_MEMORY_MIB,
    environment: { ...props.environment, ...openClawEnvironment(props) },
    secrets: props.secrets,
    linuxParameters: linux,
    ulimits: limits(16384, 1024),
    healthCheck: healthCheck(),
    stopTimeout: Duration.seconds(120),
    logging: logTo(props.logs.gateway, 'gateway'),
  });
  gateway.addMountPoints(
    { sourceVolume: STATE_VOLUME, containerPath: STATE_DIR, readOnly: false },
    // OpenClaw copies its plugins at every start, too much for memory and too slow for a network volume.
    { sourceVolume: SCRATCH_VOLUME, containerPath: SCRATCH_DIR, readOnly: false },
    { sourceVolume: CONFIG_VOLUME, containerPath: CONFIG_DIR, readOnly: true },
  );
  return gateway;
}

function addEdge(task: ecs.FargateTaskDefinition, props: TaskContainersProps): ecs.ContainerDefinition {
  const linux = hardenedLinux(task, 'EdgeLinux');
  linux.addTmpfs(tmpfs('/run/edge', 32));
  const edge = task.addContainer('edge', {
    image: props.edgeImage,
    user: EDGE_USER,
    readonlyRootFilesystem: true,
    memoryLimitMiB: EDGE_MEMORY_MIB,
    // A restart of the whole task would cost the gateway its place; nginx keeps nothing.
    enableRestartPolicy: true,
    portMappings: [{ containerPort: EDGE_PORT }],
    linuxParameters: linux,
    ulimits: limits(16384, 64),
    stopTimeout: Duration.seconds(30),
    logging: logTo(props.logs.edge, 'edge'),
  });
  edge.addMountPoints({ sourceVolume: EDGE_CONFIG_VOLUME, containerPath: EDGE_CONFIG_DIR, readOnly: true });
  return edge;
}

function openClawEnvironment(props: TaskContainersProps): { [name: string]: string } {
  const { memoryMiB, approvedDevices, caCertificates } = props;
  return {
    OPENCLAW_CONFIG_PATH: CONFIG_PATH,
    OPENCLAW_CONFIG_READONLY: '1',
    OPENCLAW_STATE_DIR: STATE_DIR,
    // Without it a failed start is handed to a repair agent.
    OPENCLAW_SUPERVISOR_MODE: 'external',
    OPENCLAW_SERVICE_REPAIR_POLICY: 'external',
    OPENCLAW_OFFLINE: '1',
    OPENCLAW_NO_AUTO_UPDATE: '1',
    OPENCLAW_DISABLE_BONJOUR: '1',
    OPENCLAW_APPROVED_DEVICES: approvedDevices,
    XDG_CACHE_HOME: '/tmp/.cache',
    // The other half is for native memory, OpenClaw's helper processes, /tmp and the edge.
    NODE_OPTIONS: `--max-old-space-size=${Math.floor(memoryMiB / 2)}`,
    ...(caCertificates && { NODE_EXTRA_CA_CERTS: EGRESS_CA_PATH }),
  };
}

/**
 * Asks whether OpenClaw is up, and reads the answer: it answers 200 to any path.
 *
 * `/readyz` fails when one channel does, and `/healthz` is green while OpenClaw takes no work; `/startupz` does neither.
 */
function healthCheck(): ecs.HealthCheck {
  const script = [
    // Whatever ends the process before an answer is read leaves this standing.
    'process.exitCode = 1;',
    // An agent of its own, because the global one may go through the egress proxy.
    `const options = { host: "127.0.0.1", port: ${GATEWAY_PORT}, path: "/startupz", agent: false };`,
    'const request = require("node:http").get(options, response => {',
    'let body = "";',
    'response.on("data", chunk => { body += chunk; if (body.length > 65536) request.destroy(); });',
    'response.on("end", () => { if (response.statusCode === 200 && JSON.parse(body).ok === true) process.exitCode = 0; });',
    '});',
    'request.on("error", () => {}).setTimeout(8000, () => request.destroy());',
  ].join(' ');
  return {
    command: ['CMD', 'node', '-e', script],
    interval: Duration.seconds(30),
    timeout: Duration.seconds(10),
    // With the start period these make ten minutes: six for the lease of a killed predecessor, the rest for the start.
    startPeriod: Duration.seconds(300),
    retries: 10,
  };
}
