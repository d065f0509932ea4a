import { firewallResourcesOf } from '../../firewalls';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const streamExceptions: Rule = {
  id: 'OpenClaw-NFW4',
  severity: 'error',
  sentence: 'The firewall behind an OpenClaw gateway goes on with connections whose beginning it has not seen.',
  why: 'It judges a connection by its beginning, so one from before it was there, or around it, is never judged.',
  fix: 'Set the stream exception policy to REJECT, and the client opens its connection anew.',
  example: 'StatefulEngineOptions: { StreamExceptionPolicy: REJECT }',
  judge: (template, deployment) =>
    firewallResourcesOf(template, deployment, 'FirewallPolicy').map(policy =>
      judgeValue(
        policy,
        ['FirewallPolicy', 'StatefulEngineOptions', 'StreamExceptionPolicy'],
        exceptions => exceptions === undefined || exceptions === 'REJECT' || exceptions === 'DROP',
      ),
    ),
};
