import { firewallResourcesOf } from '../../firewalls';
import { at, worst } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const PATH = ['FirewallPolicy', 'StatefulDefaultActions'];

export const dropsByDefault: Rule = {
  id: 'OpenClaw-NFW3',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway lets pass what no rule speaks of.',
  why: 'A list of what may pass holds nothing unless all else is dropped.',
  fix: 'Make a drop one of the stateful default actions; the one for the application layer waits for split TLS greetings.',
  example: "StatefulDefaultActions: ['aws:drop_established_app_layer_to_server', …]",
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'FirewallPolicy').map(policy => {
      const outcomes = policy.lists(...PATH).map(list => {
        const actions = list.flat().map(({ value }) => value);
        const drops = actions.some(action => plainText(action).startsWith('aws:drop_'));
        return drops ? 'compliant' : actions.includes(UNKNOWN) ? 'undecidable' : 'non-compliant';
      });
      return { ...at(policy, PATH), outcome: worst(outcomes) };
    }),
};
