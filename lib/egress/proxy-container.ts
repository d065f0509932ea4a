import { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { hardenedLinux, limits, logTo, tmpfs } from '../private/container-hardening';

export interface ProxyContainerProps {
  readonly image: ecs.ContainerImage;
  readonly listsParameter: ssm.IStringParameter;
  readonly privateCidr: string;
  readonly memoryMiB: number;
  readonly logGroup: logs.ILogGroup;
}

const PROXY_USER = '13:13';
const RUN_DIR = '/run/egress';

/** Adds the only container of the proxy's task: squid, and the process that keeps its lists up to date. */
export function addProxyContainer(task: ecs.FargateTaskDefinition, props: ProxyContainerProps): void {
  const linux = hardenedLinux(task, 'ProxyLinux');
  linux.addTmpfs(tmpfs(RUN_DIR, 64));
  task.addContainer('proxy', {
    image: props.image,
    user: PROXY_USER,
    readonlyRootFilesystem: true,
    memoryLimitMiB: props.memoryMiB,
    environment: {
      EGRESS_LISTS_PARAMETER: props.listsParameter.parameterName,
      EGRESS_PRIVATE_CIDRS: props.privateCidr,
    },
    linuxParameters: linux,
    // Each connection takes two, and each of 85 gateways may have 256 of them.
    ulimits: limits(65535, 256),
    healthCheck: {
      command: ['CMD', 'node', '/opt/egress-proxy/health-check.mjs'],
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      startPeriod: Duration.seconds(60),
      retries: 3,
    },
    // Connections end with the task; what can finish may.
    stopTimeout: Duration.seconds(120),
    logging: logTo(props.logGroup, 'proxy'),
  });
}
