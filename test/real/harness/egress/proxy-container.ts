import * as path from 'node:path';
import { REPOSITORY } from '../paths';
import { ContainerDefinition, ImageSource } from '../task-definition';
import { VPC_CIDR } from './network';

/** What a task definition says of the proxy's container, and what its image is built from. */
export interface ProxyContainer {
  readonly container: ContainerDefinition;
  readonly image: ImageSource;
}

/** The proxy as its image expects to be run. */
export const PROXY_CONTAINER: ProxyContainer = {
  image: { directory: path.join(REPOSITORY, 'containers', 'egress-proxy'), buildArgs: {} },
  container: {
    Name: 'proxy',
    Image: undefined,
    User: '13:13',
    ReadonlyRootFilesystem: true,
    Environment: [
      { Name: 'EGRESS_LISTS_PARAMETER', Value: '/openclaw/egress-lists' },
      { Name: 'EGRESS_PRIVATE_CIDRS', Value: VPC_CIDR },
    ],
    LinuxParameters: {
      Capabilities: { Drop: ['ALL'] },
      Tmpfs: [{ ContainerPath: '/run/egress', Size: 64, MountOptions: ['noexec', 'nosuid', 'nodev'] }],
    },
    Ulimits: [{ Name: 'nofile', SoftLimit: 65535, HardLimit: 65535 }],
    HealthCheck: { Command: ['CMD', 'node', '/opt/egress-proxy/health-check.mjs'], Timeout: 5 },
    StopTimeout: 60,
  },
};
