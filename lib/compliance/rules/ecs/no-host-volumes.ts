import { gatewayTasksOf } from '../../gateways';
import { at, outcomeOf, worst } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const noHostVolumes: Rule = {
  id: 'OpenClaw-ECS24',
  severity: 'error',
  sentence: 'An OpenClaw task mounts a directory of its host.',
  why: 'A mounted Docker socket or host directory hands the host, and every tenant on it, to the agent.',
  fix: 'Keep the state on EFS behind an access point, and the rest on ephemeral volumes.',
  example: "task.addVolume({ name: 'scratch' });",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ task }) =>
      task.parts('Volumes').map(volume => {
        const places = [volume.read('Host', 'SourcePath'), volume.read('DockerVolumeConfiguration')];
        const outcome = worst(places.map(reading => outcomeOf(reading, value => value === undefined)));
        return { ...at(volume), subject: plainText(volume.read('Name')[0]), outcome };
      }),
    ),
};
