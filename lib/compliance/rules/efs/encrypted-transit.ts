import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { stateVolumesOf } from '../../volumes';

export const encryptedTransit: Rule = {
  id: 'OpenClaw-EFS2',
  severity: 'error',
  sentence: 'An OpenClaw task mounts its state without TLS.',
  why: 'State and secrets cross the network in the clear.',
  fix: 'Set EFSVolumeConfiguration.TransitEncryption to ENABLED.',
  example: "efsVolumeConfiguration: { transitEncryption: 'ENABLED', … }",
  judge: template =>
    stateVolumesOf(template).map(volume =>
      judgeValue(volume, ['EFSVolumeConfiguration', 'TransitEncryption'], value => value === 'ENABLED'),
    ),
};
