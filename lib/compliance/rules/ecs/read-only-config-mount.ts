import { variableOf } from '../../environment';
import { Container, gatewaysOf } from '../../gateways';
import { at, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';

export const readOnlyConfigMount: Rule = {
  id: 'OpenClaw-ECS31',
  severity: 'error',
  sentence: 'An OpenClaw gateway can write where its configuration lies.',
  why: 'An agent that can write the file can switch off every guard that the file sets.',
  fix: 'Put the file outside the state directory, name it by OPENCLAW_CONFIG_PATH and mount its volume with ReadOnly.',
  example: "gateway.addMountPoints({ sourceVolume: 'config', containerPath: '/etc/openclaw', readOnly: true });",
  judge: template =>
    gatewaysOf(template).flatMap(gateway => {
      const paths = variableOf(gateway, 'OPENCLAW_CONFIG_PATH');
      return (paths.length > 0 ? paths : [undefined]).map(path => judgePath(gateway, path));
    }),
};

function judgePath(gateway: Container, path: unknown): Verdict {
  if (typeof path !== 'string') {
    return { ...at(gateway, ['Environment']), outcome: path === undefined ? 'non-compliant' : 'undecidable' };
  }
  const mounts = gateway.parts('MountPoints');
  const [closest] = mounts
    .filter(mount => isBelow(path, directoryOf(mount)))
    .sort((one, other) => directoryOf(other).length - directoryOf(one).length);
  if (closest !== undefined) {
    const outcome = outcomeOf(closest.read('ReadOnly'), value => value === true);
    return { ...at(closest, ['ReadOnly']), subject: gateway.name, outcome };
  }
  // Without a mount the file is part of the image, which is read-only as the root file system is.
  const isTold = !mounts.some(mount => mount.read('ContainerPath').includes(UNKNOWN));
  return { ...at(gateway, ['MountPoints']), outcome: isTold ? 'compliant' : 'undecidable' };
}

function directoryOf(mount: Place): string {
  return String(mount.read('ContainerPath')[0]).replace(/\/+$/, '');
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(`${directory}/`);
}
