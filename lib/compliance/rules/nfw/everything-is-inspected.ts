import { firewallResourcesOf } from '../../firewalls';
import { at, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

const DEFAULTS = ['StatelessDefaultActions', 'StatelessFragmentDefaultActions'];

export const everythingIsInspected: Rule = {
  id: 'OpenClaw-NFW9',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway passes packets before its stateful rules see them.',
  why: 'A stateless pass is past every list of hosts.',
  fix: 'Forward all packets, and fragments too, to the stateful rules.',
  example: "StatelessDefaultActions: ['aws:forward_to_sfe']",
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'FirewallPolicy').flatMap(policy =>
      DEFAULTS.map(property => {
        const path = ['FirewallPolicy', property];
        const actions = policy.parts(...path).map(({ value }) => value);
        return { ...at(policy, path), outcome: outcomeOf(actions, action => action !== 'aws:pass') };
      }),
    ),
};
