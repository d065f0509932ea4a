import { deploymentOf } from '../../deployment';
import { firewallResourcesOf } from '../../firewalls';
import { Outcome } from '../../judge';
import { Pointer, pointingAnywhere, pointingTo } from '../../pointers';
import { UNKNOWN } from '../../reading';
import { identityOfResource } from '../../references';
import { Rule } from '../../rule';
import { Template, TemplateResource } from '../../template';

export const firewallLogs: Rule = {
  id: 'OpenClaw-NFW5',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway does not log what it refuses, or what passes.',
  why: 'Refusals show what an agent is after; flows show where it has been.',
  fix: 'Log both ALERT and FLOW.',
  example: 'LogDestinationConfigs: [{ LogType: ALERT, … }, { LogType: FLOW, … }]',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'Firewall').flatMap(firewall =>
      ['ALERT', 'FLOW'].map(type => ({
        resource: firewall.logicalId,
        subject: type,
        outcome: judgeLog(template, deployment, firewall, type),
      })),
    ),
};

const LOGS: Pointer = { type: 'AWS::NetworkFirewall::LoggingConfiguration', path: ['FirewallArn'] };

function judgeLog(
  template: Template,
  templates: readonly Template[],
  firewall: TemplateResource,
  type: string,
): Outcome {
  const identity = identityOfResource(template, firewall.logicalId);
  const own = pointingTo(deploymentOf(template, templates), LOGS, identity).map(({ resource }) => resource);
  const types = [...own, ...pointingAnywhere(template, LOGS)]
    .flatMap(log => log.parts('LoggingConfiguration', 'LogDestinationConfigs'))
    .flatMap(destination => destination.read('LogType'));
  return types.includes(type) ? 'compliant' : types.includes(UNKNOWN) ? 'undecidable' : 'non-compliant';
}
