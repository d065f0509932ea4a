import { deploymentOf } from '../../deployment';
import { firewallAssociationsOf } from '../../dns-firewalls';
import { at, outcomeOf } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';
import { TemplateResource } from '../../template';

export const decidesFirst: Rule = {
  id: 'OpenClaw-DNS7',
  severity: 'warning',
  sentence:
    'Another rule group of DNS Firewall is asked before the last one of an OpenClaw gateway, and may allow what it blocks.',
  why: 'The first rule that fits a name decides, and later groups are never asked.',
  fix: 'Associate one rule group with the VPC, or see that those before the last only block.',
  example: 'Priority: 101',
  judge: (template, deployment) => {
    const associations = firewallAssociationsOf(template, deploymentOf(template, deployment));
    const first = Math.min(...associations.map(priorityOf).filter(Number.isFinite));
    return associations.map(association => ({
      ...at(association, ['Priority']),
      outcome:
        associations.length === 1
          ? 'compliant'
          : outcomeOf(association.read('Priority'), priority => numberOf(priority) === first),
    }));
  },
};

function priorityOf(association: TemplateResource): number {
  return numberOf(association.read('Priority')[0]);
}
