import { judgePresence } from '../../judge';
import { Rule } from '../../rule';
import { stateVolumesOf } from '../../volumes';

export const mountByAccessPoint: Rule = {
  id: 'OpenClaw-EFS4',
  severity: 'error',
  sentence: 'An OpenClaw task mounts the file system itself, not an access point of it.',
  why: 'The access point is what holds a gateway to its own directory and its own user.',
  fix: 'Set AuthorizationConfig.AccessPointId.',
  example: "authorizationConfig: { accessPointId: accessPoint.accessPointId, iam: 'ENABLED' }",
  judge: template =>
    stateVolumesOf(template).map(volume =>
      judgePresence(volume, ['EFSVolumeConfiguration', 'AuthorizationConfig', 'AccessPointId']),
    ),
};
