import { variableOf } from '../../environment';
import { Container, gatewaysOf } from '../../gateways';
import { at, best, Outcome, outcomeOf, worst } from '../../judge';
import { mountOf } from '../../mounts';
import { Place } from '../../place';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';

export const durableState: Rule = {
  id: 'OpenClaw-EFS12',
  severity: 'warning',
  sentence: 'The state of an OpenClaw gateway is lost with its task.',
  why: 'Pairings, transcripts and memory go with every deployment, and there is nothing to back up or to investigate.',
  fix: 'Mount an EFS access point where OPENCLAW_STATE_DIR points to.',
  example: "gateway.addMountPoints({ sourceVolume: 'state', containerPath: '/var/lib/openclaw', readOnly: false });",
  judge: template =>
    gatewaysOf(template).flatMap(gateway => {
      const directories = variableOf(gateway, 'OPENCLAW_STATE_DIR');
      return (directories.length > 0 ? directories : [HOME]).map(directory => judgeDirectory(gateway, directory));
    }),
};

/** Where OpenClaw's image keeps the state unless told otherwise. */
const HOME = '/home/node/.openclaw';
const DURABLE = ['EFSVolumeConfiguration', 'FSxWindowsFileServerVolumeConfiguration', 'ConfiguredAtLaunch'];

function judgeDirectory(gateway: Container, directory: unknown): Verdict {
  const mount = typeof directory === 'string' ? mountOf(gateway, directory) : UNKNOWN;
  const place = at(gateway, ['MountPoints']);
  if (mount === UNKNOWN || mount === undefined) {
    return { ...place, outcome: mount === UNKNOWN ? 'undecidable' : 'non-compliant' };
  }
  const [name] = mount.read('SourceVolume');
  const volumes = gateway.task
    .parts('Volumes')
    .map(volume => worst([outcomeOf(volume.read('Name'), other => other === name), durabilityOf(volume)]));
  return { ...place, outcome: best(volumes) };
}

function durabilityOf(volume: Place): Outcome {
  return best(DURABLE.map(kind => outcomeOf(volume.read(kind), value => value !== undefined)));
}
