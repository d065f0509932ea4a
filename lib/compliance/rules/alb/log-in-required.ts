import { judgeValue } from '../../judge';
import { frontOf } from '../../load-balancers';
import { Rule } from '../../rule';

export const logInRequired: Rule = {
  id: 'OpenClaw-ALB16',
  severity: 'error',
  sentence: 'The log-in to an OpenClaw gateway lets people in who have not logged in.',
  why: 'With "allow" the load balancer passes on every request, and leaves it to the gateway to look.',
  fix: 'Set OnUnauthenticatedRequest to authenticate or deny.',
  example: 'AuthenticateOidcConfig: { OnUnauthenticatedRequest: authenticate, … }',
  judge: template =>
    frontOf(template).rules.flatMap(rule =>
      rule
        .parts('Actions')
        .flatMap(action =>
          ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig']
            .filter(config => action.read(config).some(value => value !== undefined))
            .map(config => judgeValue(action, [config, 'OnUnauthenticatedRequest'], value => value !== 'allow')),
        ),
    ),
};
