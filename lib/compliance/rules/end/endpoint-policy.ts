import { deploymentOf } from '../../deployment';
import { endpointsOf, judgeEndpointPolicy } from '../../endpoints';
import { Rule } from '../../rule';

export const endpointPolicy: Rule = {
  id: 'OpenClaw-END1',
  severity: 'error',
  sentence: 'An interface endpoint in the network of an OpenClaw gateway lets everything pass.',
  why: "With an attacker's own credentials the agent could send data to the attacker's account through it.",
  fix: 'Give the endpoint a policy that names the actions, and the account or organisation of principals and resources.',
  example: 'Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId, aws:ResourceAccount: … } }',
  judge: (template, deployment) =>
    endpointsOf(template, deploymentOf(template, deployment), 'Interface').map(judgeEndpointPolicy),
};
