import { judgeValue } from '../../judge';
import { frontOf } from '../../load-balancers';
import { Rule } from '../../rule';

export const encryptedTargets: Rule = {
  id: 'OpenClaw-ALB11',
  severity: 'error',
  sentence: 'Requests go from the load balancer to an OpenClaw gateway in clear text.',
  why: 'Tokens and conversations could be read in the network between them.',
  fix: 'Set the protocol of the target group to HTTPS and let the edge in the task speak TLS.',
  example: 'Protocol: HTTPS, Port: 8443',
  judge: (template, deployment) =>
    frontOf(template, deployment).targetGroups.map(group =>
      judgeValue(group, ['Protocol'], protocol => protocol === 'HTTPS'),
    ),
};
