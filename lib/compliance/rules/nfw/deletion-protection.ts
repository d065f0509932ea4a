import { firewallResourcesOf } from '../../firewalls';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const firewallDeletionProtection: Rule = {
  id: 'OpenClaw-NFW6',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway can be deleted by mistake.',
  why: 'With it goes the second check of all that leaves.',
  fix: 'Set DeleteProtection to true.',
  example: 'DeleteProtection: true',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'Firewall').map(firewall =>
      judgeValue(firewall, ['DeleteProtection'], isTrue),
    ),
};
