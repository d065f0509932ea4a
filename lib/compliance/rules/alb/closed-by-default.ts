import { judgeValue, outcomeOf } from '../../judge';
import { frontOf } from '../../load-balancers';
import { Rule } from '../../rule';

export const closedByDefault: Rule = {
  id: 'OpenClaw-ALB5',
  severity: 'error',
  sentence: 'A listener in front of an OpenClaw gateway forwards what no rule asks for.',
  why: 'Requests for foreign host names would reach the gateway, past the log-in that a rule may ask for.',
  fix: 'Answer 403 by default, and forward by a rule for the host name.',
  example: 'DefaultActions: [{ Type: fixed-response, FixedResponseConfig: { StatusCode: 403 } }]',
  judge: (template, deployment) =>
    frontOf(template, deployment).listeners.flatMap(listener =>
      listener
        .parts('DefaultActions')
        .filter(action => outcomeOf(action.read('Type'), isAuthentication) !== 'compliant')
        .map(action => judgeValue(action, ['Type'], type => type === 'fixed-response' || type === 'redirect')),
    ),
};

function isAuthentication(type: unknown): boolean {
  return ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'].includes(type as string);
}
