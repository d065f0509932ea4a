import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { stateVolumesOf } from '../../volumes';

export const authorizedMount: Rule = {
  id: 'OpenClaw-EFS3',
  severity: 'error',
  sentence: 'An OpenClaw task mounts its state without IAM.',
  why: 'Whatever reaches the mount target on the network may mount the file system.',
  fix: 'Set AuthorizationConfig.IAM to ENABLED.',
  example: "authorizationConfig: { accessPointId, iam: 'ENABLED' }",
  judge: template =>
    stateVolumesOf(template).map(volume =>
      judgeValue(volume, ['EFSVolumeConfiguration', 'AuthorizationConfig', 'IAM'], value => value === 'ENABLED'),
    ),
};
