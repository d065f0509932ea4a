import { variableOf } from '../../environment';
import { Container, gatewaysOf } from '../../gateways';
import { at, outcomeOf } from '../../judge';
import { mountOf } from '../../mounts';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { isTrue } from '../../scalars';

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
  if (path === undefined) return { ...at(gateway, ['Environment']), outcome: 'non-compliant' };
  const mount = typeof path === 'string' ? mountOf(gateway, path) : UNKNOWN;
  if (mount === UNKNOWN) return { ...at(gateway, ['MountPoints']), outcome: 'undecidable' };
  // Without a mount the file is part of the image, which is read-only as the root file system is.
  if (mount === undefined) return { ...at(gateway, ['MountPoints']), outcome: 'compliant' };
  const outcome = outcomeOf(mount.read('ReadOnly'), isTrue);
  return { ...at(mount, ['ReadOnly']), subject: gateway.name, outcome };
}
