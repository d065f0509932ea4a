import { judgeLogIns } from '../../load-balancers';
import { Rule } from '../../rule';

export const logInRequired: Rule = {
  id: 'OpenClaw-ALB16',
  severity: 'error',
  sentence: 'The log-in to an OpenClaw gateway lets people in who have not logged in.',
  why: 'With "allow" the load balancer passes on every request, and leaves it to the gateway to look.',
  fix: 'Set OnUnauthenticatedRequest to authenticate or deny.',
  example: 'AuthenticateOidcConfig: { OnUnauthenticatedRequest: authenticate, … }',
  judge: (template, deployment) =>
    judgeLogIns(template, deployment, 'OnUnauthenticatedRequest', value => value !== 'allow'),
};
