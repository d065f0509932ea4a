import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noAutomaticPairing: Rule = {
  id: 'OpenClaw-CFG42',
  severity: 'error',
  sentence: 'OpenClaw lets devices or nodes in that nobody has approved.',
  why: 'A shared address, or a machine that answers to SSH, is no proof of who it is.',
  fix: 'Set gateway.nodes.pairing.autoApproveLocal and sshVerify to false.',
  example: '{ "nodes": { "pairing": { "autoApproveLocal": false, "sshVerify": false } } }',
  judge: template =>
    judgeSettings(template, {
      'gateway.nodes.pairing.autoApproveLocal': value => value === false,
      'gateway.nodes.pairing.sshVerify': value => value === false,
      'gateway.nodes.pairing.autoApproveCidrs': value => value === undefined,
      'gateway.auth.trustedProxy.deviceAutoApprove.enabled': value => value !== true,
    }),
};
