import { Container } from './gateways';
import { Place } from './place';
import { UNKNOWN } from './reading';
import { plainText } from './scalars';

/** Where a container mounts what holds a file or a directory; `UNKNOWN` when only the deployment tells. */
export function mountOf(container: Container, path: string): Place | typeof UNKNOWN | undefined {
  const mounts = container.parts('MountPoints');
  const [closest] = mounts
    .filter(mount => mount.read('ContainerPath').every(isText) && `${path}/`.startsWith(`${directoryOf(mount)}/`))
    .sort((one, other) => directoryOf(other).length - directoryOf(one).length);
  const isUntold = mounts.some(mount => mount.read('ContainerPath').includes(UNKNOWN));
  return closest ?? (isUntold ? UNKNOWN : undefined);
}

function directoryOf(mount: Place): string {
  return plainText(mount.read('ContainerPath')[0]).replace(/\/+$/, '');
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
