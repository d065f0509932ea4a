import { deploymentOf } from '../../deployment';
import { endpointsOf } from '../../endpoints';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const privateNames: Rule = {
  id: 'OpenClaw-END2',
  severity: 'error',
  sentence:
    'An interface endpoint in the network of an OpenClaw gateway does not answer to the public name of its service.',
  why: 'Programs ask for the public name, and go past the endpoint and its policy, or nowhere.',
  fix: 'Set PrivateDnsEnabled to true.',
  example: 'PrivateDnsEnabled: true',
  judge: (template, deployment) =>
    endpointsOf(template, deploymentOf(template, deployment), 'Interface').map(endpoint =>
      judgeValue(endpoint, ['PrivateDnsEnabled'], isTrue),
    ),
};
