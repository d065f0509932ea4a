import { Duration, SecretValue, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { OidcProps } from './oidc';

/** Signs the person in, then goes on. */
export function authenticate(oidc: OidcProps, next: elbv2.ListenerAction): elbv2.ListenerAction {
  return elbv2.ListenerAction.authenticateOidc({
    issuer: oidc.issuer,
    authorizationEndpoint: oidc.authorizationEndpoint,
    tokenEndpoint: oidc.tokenEndpoint,
    userInfoEndpoint: oidc.userInfoEndpoint,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    // Without it the load balancer keeps a session for seven days.
    sessionTimeout: oidc.sessionTimeout ?? Duration.hours(8),
    onUnauthenticatedRequest: elbv2.UnauthenticatedAction.AUTHENTICATE,
    next,
  });
}

/** What is wrong with the sign-in, if anything. */
export function validateOidc(oidc: OidcProps): void {
  const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint } = oidc;
  for (const [name, url] of Object.entries({ issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint })) {
    if (!Token.isUnresolved(url) && !url.startsWith('https://')) {
      throw new Error(
        `oidc.${name} must be an https address, got '${url}': use the one of the provider's discovery page`,
      );
    }
  }
  validateClientSecret(oidc.clientSecret);
  validateSessionTimeout(oidc.sessionTimeout);
}

function validateClientSecret(secret: SecretValue): void {
  const value = secret.unsafeUnwrap();
  if (!Token.isUnresolved(value) && !value.startsWith('{{resolve:secretsmanager:')) {
    throw new Error(
      'oidc.clientSecret must not stand in the template, got a literal: use SecretValue.secretsManager or the secretValue of a Secret',
    );
  }
}

function validateSessionTimeout(timeout?: Duration): void {
  if (!timeout || timeout.isUnresolved()) {
    return;
  }
  const seconds = timeout.toSeconds();
  if (seconds < 60 || seconds > Duration.hours(12).toSeconds()) {
    throw new Error(
      `oidc.sessionTimeout must be between 1 minute and 12 hours, got ${timeout.toHumanString()}: people sign in again once a day`,
    );
  }
}
