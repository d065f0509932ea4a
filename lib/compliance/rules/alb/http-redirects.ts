import { at, outcomeOf, worst } from '../../judge';
import { isProtocol } from '../../load-balancers';
import { Rule } from '../../rule';

export const httpRedirects: Rule = {
  id: 'OpenClaw-ALB4',
  severity: 'error',
  sentence: 'A listener without TLS does something else than send clients to HTTPS.',
  why: 'Tokens and conversations would cross the network in clear text.',
  fix: 'Redirect to HTTPS, or remove the listener.',
  example: 'DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: 443, StatusCode: HTTP_301 } }]',
  judge: template =>
    template
      .ofType('AWS::ElasticLoadBalancingV2::Listener')
      .filter(listener => isProtocol(listener, 'HTTP'))
      .map(listener => ({
        ...at(listener, ['DefaultActions']),
        outcome: worst(
          listener
            .parts('DefaultActions')
            .flatMap(action => [
              outcomeOf(action.read('Type'), type => type === 'redirect'),
              outcomeOf(action.read('RedirectConfig', 'Protocol'), protocol => protocol === 'HTTPS'),
            ]),
        ),
      })),
};
