import { gatewayTasksOf } from './gateways';
import { Place } from './place';
import { plainText } from './scalars';
import { Template } from './template';

/** The volumes of gateways' tasks that lie on EFS. */
export function stateVolumesOf(template: Template): Place[] {
  return gatewayTasksOf(template).flatMap(({ task }) =>
    task
      .parts('Volumes')
      .filter(volume => volume.read('EFSVolumeConfiguration').some(configuration => configuration !== undefined))
      .map(volume => ({ ...volume, subject: plainText(volume.read('Name')[0]) })),
  );
}
